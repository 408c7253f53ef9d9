#pragma once

#include "app/options.h"
#include "app/profile.h"
#include "app/section_names.h"
#include "app/setting.h"
#include "base/environment.h"
#include "base/time.h"
#include "credentials/session.h"

#include <optional>
#include <string>

namespace stsmfa::app {

/// Who asks STS for what, with which keys, and where the answer goes: all that a refresh does is
/// in this value before anything is done.
struct Plan {
  SectionNames names;
  LongTermKeys keys;
  std::optional<Setting> device = {};    ///< nullopt with --no-mfa only
  std::optional<Setting> role_arn = {};  ///< nullopt: GetSessionToken
  bool keep_stored_role = false;         ///< `--assume-role ""`
  Setting duration_setting = {};
  Seconds duration = {};
  Seconds renew_before = {};
  std::optional<Setting> role_session_name = {};  ///< nullopt: the default is not known yet
  std::optional<Setting> external_id = {};
  std::optional<Setting> code_command = {};  ///< what prints a code
  bool code_command_is_interactive = false;

  std::string role() const { return role_arn ? role_arn->value : std::string(); }
};

/// Works the plan out in aws-mfa's order, so that of several faults the same one is named: keys,
/// device, role, duration. Throws Error (plan_impossible, or usage for what stands on the command
/// line) for what is missing or cannot be read; the ranges are check_plan's business.
Plan make_plan(const SectionNames& names, const Profile& profile, const Options& options,
               const Environment& environment);

/// What the plan wants of a session that is there.
credentials::Wanted wanted(const Plan& plan, const Options& options);

/// Gives a role session that has no name the default one: the name of getpass.getuser() as in
/// aws-mfa, made fit for AWS. Not part of make_plan, since it may ask the password database.
void name_role_session(Plan& plan, const Environment& environment);

/// Refuses whatever STS would refuse, before anybody is asked for a code: ARNs, names, the
/// duration's range, the shape of the keys. Not part of make_plan, since a session that is still
/// valid needs none of it.
void check_plan(const Plan& plan);

/// The rewrite that a session leads to.
credentials::Edit edit_of(const Plan& plan, const credentials::Session& session);

/// Refuses before anybody is asked what the rewrite would refuse afterwards, when the code is
/// spent: a target section or key that stands twice, a NUL, a continued key. Refuses as well to
/// overwrite long-term keys that stand nowhere else in the file.
void check_target(const Plan& plan, const credentials::Document& document);

}  // namespace stsmfa::app
