#pragma once

#include "base/environment.h"
#include "base/rare.h"
#include "base/time.h"
#include "cli/options.h"
#include "credentials/session.h"
#include "profile/context.h"
#include "profile/profile.h"
#include "profile/role_chain.h"
#include "profile/section_names.h"
#include "profile/setting.h"
#include "sts/session_policy.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::profile {

/// What is asked for when nothing says otherwise: aws-mfa's durations, without a role and with one.
constexpr Seconds default_session_duration = std::chrono::hours(12);
constexpr Seconds default_role_duration = std::chrono::hours(1);
/// What may be left of a session that is renewed, if not said otherwise.
constexpr Seconds default_renew_before = std::chrono::minutes(5);

/// A role to be assumed.
struct Role {
  Setting arn;
  std::optional<Setting> session_name = {};  ///< nullopt: the default is not known yet
  Rare<Setting> external_id = {};
  Seconds duration = {};
  sts::SessionPolicy policy = {};  ///< see limit()
};

/// Whether a code goes with the first call.
enum class MfaUse {
  always,
  if_refused,  ///< a role profile without a device is tried without a code, as the SDKs do
  never,       ///< --no-mfa, or the keys are those of a session
};

/// Who asks STS for what, with which keys, and where the answer goes: all that a renewal does is
/// in this value before anything is done.
struct Plan {
  SectionNames names;
  profile::Keys keys = {};
  MfaUse mfa = MfaUse::always;
  std::optional<Setting> device = {};  ///< nullopt: IAM has to be asked, if one is needed
  std::vector<Role> roles = {};        ///< one assumed with the other; none: GetSessionToken
  bool keep_stored_role = false;       ///< `--assume-role ""`
  Setting duration_setting = {};
  Seconds duration = {};  ///< of the session that is stored
  bool capped = false;    ///< a longer one was asked for than a chained role can have
  Seconds renew_before = {};
  Rare<Setting> region = {};        ///< of the profile itself, for a section that is made
  Rare<Setting> code_command = {};  ///< what prints a code
  bool code_command_is_interactive = false;
  bool mfa_session = false;  ///< a code is to make the shared session of the keys
  bool auto_renew = true;    ///< `--renew` may renew it

  /// Roles that AWS tools, exec, export and console assume from the stored session, and the profile
  /// that names them: `[profile X]` with `source_profile = login`.
  std::vector<Role> onward = {};
  std::string onward_profile = {};
  std::string onward_section = {};  ///< where the last one's session is kept for the next run;
                                    ///< empty: it is made for each caller alone (kept_section.h)
  Seconds onward_renew_before = {};

  /// The ARN of the role whose session is stored; empty: none.
  std::string role() const { return roles.empty() ? std::string() : roles.back().arn.value; }
  /// The ARN of the role that one ends with, be its session stored or not; empty: none.
  std::string last_role() const { return onward.empty() ? role() : onward.back().arn.value; }
};

/// Works the plan out in aws-mfa's order, so that of several faults the same one is named: keys,
/// device, role, duration. `chain` are the roles of a profile of that kind. Throws Error
/// (plan_impossible, or usage for what stands on the command line) for what is missing or cannot be
/// read; the ranges are check_plan's business.
Plan make_plan(const SectionNames& names, const profile::Profile& profile, const Context& context,
               const std::vector<ProfileRole>& chain = {});

/// Whether the session that is stored comes from another session.
bool is_chained(const Plan& plan);

/// Asks for no more than the hour that AWS grants to a chained session, and notes it.
void cap_chained(Plan& plan);

/// The same for any plan.
void cap(Plan& plan);

/// The roles of a chain with what the command line says about the last of them, each for an hour at
/// most: AWS grants no more to a role that is assumed with a session.
std::vector<Role> onward_roles(const std::vector<ProfileRole>& chain, const cli::Options& options);

/// What may be left of a session of that duration when it is renewed: `--renew-before`, else what
/// the profile says (nullopt: nothing), else 5 minutes, for an SDK that asks again (Audience) 15;
/// never more than half of it. Throws Error (plan_impossible) for what is no duration.
Seconds renew_before_of(const std::optional<Setting>& setting, const cli::Options& options,
                        Seconds duration);

/// Whether the command line brings a code: `--token`, `--token-stdin`.
bool brings_code(const cli::Options& options);

/// Whether the session that is stored can come from the shared session of the keys: its role asks
/// for no more than the hour that AWS grants then, the keys are long-term ones, and neither
/// `--no-mfa` nor a code that was given says otherwise.
bool fits_shared_session(const Plan& plan, const cli::Options& options);

/// The plan of the GetSessionToken that makes the shared session for `plan`, to be stored in
/// `section`: the same keys, device and code command; `--mfa-session-duration`, else 12 hours.
Plan plan_of_shared_session(const Plan& plan, std::string section, const cli::Options& options);

/// Gives role sessions that have no name the default one: the name of getpass.getuser() as in
/// aws-mfa, made fit for AWS. Not part of make_plan, since it may ask the password database.
void name_role_sessions(std::vector<Role>& roles, const Environment& environment);

}  // namespace stsmfa::profile
