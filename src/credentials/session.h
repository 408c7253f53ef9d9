#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "credentials/document.h"
#include "credentials/edit.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::credentials {

/// Temporary credentials as they stand in a short-term section.
struct Session {
  std::string assumed_role_arn = {};  ///< empty: GetSessionToken, no role
  std::string access_key_id;
  Secret secret_access_key;
  Secret session_token;
  Time expiration;
};

/// The properties that make a section hold `session`, in the order in which aws-mfa writes them:
/// assumed_role (`True`/`False`), assumed_role_arn (removed without a role), aws_access_key_id,
/// aws_secret_access_key, aws_session_token, aws_security_token (the same value: botocore reads it
/// first), expiration.
std::vector<Assignment> assignments_of(const Session& session);

/// The edit that takes a session out of a section: every one of these properties, and the section
/// when nothing else is left in it.
Edit removal_of_session(std::string section);

/// The session that a section holds; nullopt when a part of it is missing or cannot be read.
std::optional<Session> session_in(const Section& section);

/// Whether a section is one that stsmfa or aws-mfa wrote: it has `assumed_role` and `expiration`.
bool is_ours(const Section& section);

/// Whether a section holds an access key without a session token: keys that its owner may have
/// nowhere else.
bool holds_long_term_keys(const Section& section);

/// What a session has to be to count as fresh.
struct Wanted {
  std::string role_arn = {};      ///< empty: none
  bool keep_stored_role = false;  ///< `--assume-role ""`: whatever role is stored will do
  bool force = false;
  Seconds renew_before = {};  ///< renewed when it has less than this left
};

/// What was found out about a short-term section, in the order of aws-mfa's decisions; each has a
/// sentence of aws-mfa's (reference: its credentials_valid logic), but for `expiring`.
enum class Finding {
  section_missing,
  keys_missing,  ///< one of the six keys is missing, or the expiration cannot be read
  forced,
  role_changed,  ///< added, changed or dropped
  expired,
  expiring,  ///< less than renew_before is left
  valid,
};

struct Decision {
  bool stale = false;
  std::vector<Finding> findings = {};   ///< at least one
  std::optional<Time> expiration = {};  ///< of what is stored, if it can be read
  /// The section holds a usable session of the wanted role although it is to be renewed: when the
  /// renewal fails, it is used (only `expiring` leads here).
  bool usable = false;
};

/// Decides on the section as it is: aws-mfa's order, several findings may apply at once.
Decision decide(const std::optional<Section>& short_term, const Wanted& wanted, Time now);

}  // namespace stsmfa::credentials
