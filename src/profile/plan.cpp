#include "profile/plan.h"

#include "base/duration.h"
#include "base/error.h"
#include "os/process.h"
#include "profile/value_forms.h"
#include "sts/parameter.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

/// botocore asks its credential_process again whenever less than this is left.
constexpr Seconds default_renew_before_for_process = std::chrono::minutes(15);

Seconds parse(const Setting& setting) {
  if (const auto duration = parse_duration(setting.value)) return *duration;
  throw refused_value(setting, std::string(not_a_duration));
}

/// What names a device outside of the profile.
std::optional<Setting> device_from_outside(const Context& context) {
  auto device = from_option(context.options.device, "--device");
  return device ? device : from_environment(context.environment, "MFA_DEVICE");
}

std::optional<Setting> device_of(const std::vector<ProfileRole>& chain) {
  for (const ProfileRole& role : chain) {
    if (role.mfa_serial) return role.mfa_serial;
  }
  return std::nullopt;
}

void find_device(Plan& plan, const Profile& profile, const Context& context,
                 const std::vector<ProfileRole>& chain) {
  if (context.options.no_mfa || !plan.keys.session_token.empty()) {
    plan.mfa = MfaUse::never;
    return;
  }
  plan.device = device_from_outside(context);
  if (!plan.device) plan.device = device_of(chain);
  if (!plan.device && plan.names.kind == ProfileKind::role) plan.mfa = MfaUse::if_refused;
  if (!plan.device) plan.device = profile.own_or_source({"aws_mfa_device", "mfa_serial"});
  if (!plan.device) plan.device = profile.from_defaults("aws_mfa_device");
  if (!plan.device) plan.device = profile.anywhere({"mfa_serial"});
}

std::optional<Setting> role_from_outside(const Context& context) {
  auto role = from_option(context.options.assume_role, "--assume-role");
  return role ? role : from_environment(context.environment, "MFA_ASSUME_ROLE");
}

/// AWS grants an hour at most to a role that is assumed with a session.
constexpr Seconds longest_chained_duration = std::chrono::hours(1);

std::vector<Role> roles_of(const std::vector<ProfileRole>& chain) {
  std::vector<Role> roles;
  for (const ProfileRole& role : chain) {
    const Seconds duration = role.duration ? parse(*role.duration) : longest_chained_duration;
    roles.push_back({.arn = role.arn,
                     .session_name = role.session_name,
                     .external_id = role.external_id,
                     .duration = std::min(duration, longest_chained_duration)});
  }
  return roles;
}

/// What the command line says is about the role that the caller ends with.
void override_last(std::vector<Role>& roles, const cli::Options& options) {
  if (roles.empty()) return;
  auto name = from_option(options.role_session_name, "--role-session-name");
  if (name) roles.back().session_name = std::move(name);
  auto id = from_option(options.external_id, "--external-id");
  if (id) roles.back().external_id = std::move(id);
}

void find_roles(Plan& plan, const Profile& profile, const Context& context,
                const std::vector<ProfileRole>& chain) {
  plan.roles = roles_of(chain);
  auto role = role_from_outside(context);
  if (chain.empty()) {
    if (!role) role = profile.own({"assume_role", "role_arn"});
    if (!role) role = profile.from_defaults("assume_role");
    if (role) plan.roles.emplace_back().session_name = profile.own({"role_session_name"});
    if (role) plan.roles.back().external_id = profile.own({"external_id"});
  }
  if (role) plan.roles.back().arn = std::move(*role);
  override_last(plan.roles, context.options);
  const auto& option = context.options.assume_role;
  plan.keep_stored_role = option && option->empty() && plan.roles.empty();
}

/// 0 counts as unset, as in aws-mfa.
void find_duration(Plan& plan, const Profile& profile, const Context& context) {
  const Environment& environment = context.environment;
  plan.duration = plan.roles.empty() ? default_session_duration : default_role_duration;
  if (context.options.duration) {
    plan.duration = *context.options.duration;
    plan.duration_setting = {{}, Source::option, "--duration"};
    return;
  }
  // The keys' profile lends its duration to a long-term section, as it does nowhere in the SDKs.
  const bool lends = plan.names.kind == ProfileKind::long_term_section;
  const auto of_profile =
      lends ? profile.own_or_source({"duration_seconds"}) : profile.own({"duration_seconds"});
  std::optional<Setting> of_role;
  if (!plan.roles.empty()) of_role = from_environment(environment, "AWS_ROLE_SESSION_TIMEOUT");
  for (const auto& setting :
       {from_environment(environment, "MFA_STS_DURATION"), of_profile, of_role}) {
    if (!setting || parse(*setting) == Seconds(0)) continue;
    plan.duration = parse(*setting);
    plan.duration_setting = *setting;
    return;
  }
}

/// What a property that is `true` or `false`, in any case, says; nullopt when it is not set. Throws
/// Error (plan_impossible) for another value.
std::optional<bool> truth_of(const std::optional<Setting>& setting) {
  if (!setting) return std::nullopt;
  check_setting(check_truth(setting->value), *setting);
  return is_true(setting);
}

void find_code_command(Plan& plan, const Profile& profile, const cli::Options& options) {
  plan.code_command = from_option(options.mfa_process, "--mfa-process");
  if (plan.code_command) return;
  plan.code_command = profile.own_or_source({"mfa_process", "generate_token"});
  plan.code_command_is_interactive =
      truth_of(profile.own_or_source({"mfa_process_interactive"})).value_or(false);
}

}  // namespace

Plan make_plan(const SectionNames& names, const Profile& profile, const Context& context,
               const std::vector<ProfileRole>& chain) {
  const cli::Options& options = context.options;
  Plan plan{.names = names, .keys = profile.keys()};
  find_device(plan, profile, context, chain);
  find_roles(plan, profile, context, chain);
  find_duration(plan, profile, context);
  if (!plan.roles.empty()) plan.roles.back().duration = plan.duration;
  cap_chained(plan);
  plan.renew_before = renew_before_of(profile.own({"renew_before"}), options, plan.duration);
  plan.region = profile.own({"region"});
  find_code_command(plan, profile, options);
  plan.mfa_session =
      options.mfa_session || truth_of(profile.own_or_source({"mfa_session"})).value_or(false);
  plan.auto_renew = truth_of(profile.own({"auto_renew"})).value_or(true);
  return plan;
}

Seconds renew_before_of(const std::optional<Setting>& setting, const cli::Options& options,
                        Seconds duration) {
  const bool for_process = cli::audience_of(options) == cli::Audience::sdk;
  Seconds renew_before = for_process ? default_renew_before_for_process : default_renew_before;
  if (setting && !options.renew_before) renew_before = parse(*setting);
  return std::min(options.renew_before.value_or(renew_before), duration / 2);
}

void cap_chained(Plan& plan) {
  if (is_chained(plan)) cap(plan);
}

void cap(Plan& plan) {
  if (plan.duration <= longest_chained_duration) return;
  plan.capped = true;
  plan.duration = longest_chained_duration;
  plan.renew_before = std::min(plan.renew_before, plan.duration / 2);
  if (!plan.roles.empty()) plan.roles.back().duration = plan.duration;
}

bool is_chained(const Plan& plan) {
  return plan.roles.size() > 1 || !plan.keys.session_token.empty();
}

bool brings_code(const cli::Options& options) {
  return options.token_stdin || cli::is_given(options.token);
}

bool fits_shared_session(const Plan& plan, const cli::Options& options) {
  return !plan.roles.empty() && plan.mfa != MfaUse::never && !brings_code(options) &&
         plan.duration <= longest_chained_duration;
}

Plan plan_of_shared_session(const Plan& plan, std::string section, const cli::Options& options) {
  Plan shared = plan;
  shared.names.short_term = std::move(section);
  shared.mfa = MfaUse::always;
  shared.roles.clear();
  shared.onward.clear();
  shared.duration = options.mfa_session_duration.value_or(default_session_duration);
  shared.duration_setting = {{}, Source::option, "--mfa-session-duration"};
  return shared;
}

std::vector<Role> onward_roles(const std::vector<ProfileRole>& chain, const cli::Options& options) {
  std::vector<Role> roles = roles_of(chain);
  if (auto role = from_option(options.assume_role, "--assume-role")) {
    roles.back().arn = std::move(*role);
  }
  override_last(roles, options);
  if (options.duration) {
    roles.back().duration = std::min(*options.duration, longest_chained_duration);
  }
  return roles;
}

void name_role_sessions(std::vector<Role>& roles, const Environment& environment) {
  for (Role& role : roles) {
    if (role.session_name) continue;
    const auto variable = environment.first_of({"LOGNAME", "USER", "LNAME", "USERNAME"});
    const std::string user = variable ? std::string(*variable) : os::user_name();
    role.session_name = Setting{sts::role_session_name_from(user)};
  }
}

}  // namespace stsmfa::profile
