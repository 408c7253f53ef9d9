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
  /// Of a role's session that is kept for the next run: the section with the session that it was
  /// assumed from, and the ARNs of the roles between the two, blanks between them. Mostly empty.
  std::string assumed_from = {};
  std::string assumed_through = {};
  std::string access_key_id;
  Secret secret_access_key;
  Secret session_token;
  Time expiration;
};

/// The properties that make a section hold `session`, in the order in which aws-mfa writes them:
/// assumed_role (`True`/`False`), assumed_role_arn (removed without a role), assumed_from and
/// assumed_through (removed where they are empty), aws_access_key_id, aws_secret_access_key,
/// aws_session_token, aws_security_token (the same value: botocore reads it first), expiration.
std::vector<Assignment> assignments_of(const Session& session);

/// The edit that takes a session out of the section of that name: every one of these properties,
/// and the section when nothing else is left in it. Long-term keys stay, whatever stands beside
/// them.
Edit removal_of_session(std::string name, const Section& section);

/// Whether a section has the six keys that aws-mfa looks for: all that a session has but for
/// `assumed_role_arn`.
bool has_all_keys(const Section& section);

/// The session that a section holds; nullopt when a part of it is missing or cannot be read, or its
/// key is a user's own.
std::optional<Session> session_in(const Section& section);

/// Whether a section is one that stsmfa or aws-mfa wrote: it has `assumed_role` and `expiration`.
bool is_ours(const Section& section);

/// Whether it is one of ours in which a role's session is kept: it has `assumed_from` as well.
bool is_kept(const Section& section);

}  // namespace stsmfa::credentials
