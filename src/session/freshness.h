#pragma once

#include "base/time.h"
#include "cli/options.h"
#include "credentials/session.h"
#include "profile/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::session {

/// What a session has to be to count as fresh.
struct Wanted {
  std::string role_arn = {};      ///< empty: none
  bool keep_stored_role = false;  ///< `--assume-role ""`: any stored role is right
  /// Of a kept session where it has to come from: see credentials::Session. Empty: from wherever.
  std::string assumed_from = {};
  std::string assumed_through = {};
  bool force = false;
  Seconds renew_before = {};  ///< renewed when it has less than this left
};

/// What was found out about a short-term section, in the order of aws-mfa's decisions; each has a
/// sentence of aws-mfa's (reference: its credentials_valid logic), but for `expiring`.
enum class Finding {
  section_missing,
  keys_missing,  ///< one of the six keys is missing, the expiration cannot be read, or the key is
                 ///< a user's own
  forced,
  role_changed,  ///< added, changed or dropped; a kept one's source is another
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

  /// Whether the session can be used for now, be it to be renewed or not.
  bool serves() const { return !stale || usable; }
};

/// Decides on the section as it is: aws-mfa's order, several findings may apply at once.
Decision decide(const std::optional<credentials::Section>& short_term, const Wanted& wanted,
                Time now);

/// What the plan wants of a session that is there.
Wanted wanted(const profile::Plan& plan, const cli::Options& options);

}  // namespace stsmfa::session
