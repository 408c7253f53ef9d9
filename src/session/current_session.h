#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "cli/report.h"
#include "credentials/session.h"
#include "profile/plan.h"
#include "profile/setting.h"

#include <functional>
#include <optional>
#include <string>

namespace stsmfa::session {

/// A session that a verb hands on, with what the world wants to know of it.
struct CurrentSession {
  std::string profile;                ///< without a suffix
  std::string section = {};           ///< where it stands in the credentials file
  credentials::Session session = {};  ///< assumed_role_arn is empty without a role
  std::string role_name = {};         ///< the role as its user calls it: the profile's name, or
                                      ///< what --assume-role said; empty without a role
  std::string account_id = {};        ///< empty: not known
  bool is_chained = false;            ///< assumed with another session, for an hour at most
  std::optional<profile::Setting> region =
      {};  ///< which AWS tools would use; of the environment or a file
  std::optional<profile::Setting> ca_bundle =
      {};                         ///< nullopt: the system's certificates are trusted
  std::string partition = "aws";  ///< of the role's or the device's ARN, or the region's
};

/// Looks at a plan before anybody is asked, and may throw.
using CheckPlan = std::function<void(const profile::Plan&)>;

/// The profile's session, made fresh first if it is stale (and silently used if it is not). For a
/// profile whose role is assumed from a session that has a section of its own (`source_profile =
/// login`) it is the one that is kept in `[X-mfa]` while that is fresh; else that section is made
/// fresh and the role is assumed from it (assume_onward.h). With `--policy` or `--policy-arn` the
/// session is limited by them, made anew and stored nowhere, which is said
/// (session/limited_session.h).
/// `check` sees the plan before anybody is asked, and may throw. Throws Error with the reason when
/// there is no fresh session in the end, Interrupted.
CurrentSession current_session(const cli::Options& options, const Environment& environment,
                               cli::Report& report, const CheckPlan& check = {});

}  // namespace stsmfa::session
