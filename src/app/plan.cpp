#include "app/plan.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/writable.h"
#include "os/process.h"
#include "sts/parameter.h"

#include <algorithm>

namespace stsmfa::app {

namespace {

constexpr Seconds default_session_duration = std::chrono::hours(12);
constexpr Seconds default_role_duration = std::chrono::hours(1);
constexpr Seconds default_renew_before = std::chrono::minutes(5);

/// An option or variable that aws-mfa takes for unset when it is empty.
std::optional<Setting> from_option(const std::optional<std::string>& value, std::string name) {
  if (!value || value->empty()) return std::nullopt;
  return Setting{*value, Source::option, std::move(name)};
}

std::optional<Setting> from_environment(const Environment& environment, std::string_view name) {
  const auto value = environment.get(name);
  if (!value) return std::nullopt;
  return Setting{std::string(*value), Source::environment, std::string(name)};
}

Seconds parse(const Setting& setting) {
  const auto duration = parse_duration(setting.value);
  if (!duration) {
    throw Error{.status = status_of(setting.source),
                .action = setting.origin,
                .cause = "not a duration: seconds, or such as 90m, 12h, 1h30m"};
  }
  return *duration;
}

std::optional<Setting> find_device(const Profile& profile, const Options& options,
                                   const Environment& environment) {
  if (options.no_mfa) return std::nullopt;
  if (auto device = from_option(options.device, "--device")) return device;
  if (auto device = from_environment(environment, "MFA_DEVICE")) return device;
  if (auto device = profile.own_or_source({"aws_mfa_device", "mfa_serial"})) return device;
  if (auto device = profile.from_defaults("aws_mfa_device")) return device;
  if (auto device = profile.anywhere({"mfa_serial"})) return device;
  throw Error{.aws_mfa =
                  "You must provide --device or MFA_DEVICE or set \"aws_mfa_device\" in "
                  "\".aws/credentials\""};
}

std::optional<Setting> find_role(const Profile& profile, const Options& options,
                                 const Environment& environment) {
  if (auto role = from_option(options.assume_role, "--assume-role")) return role;
  if (auto role = from_environment(environment, "MFA_ASSUME_ROLE")) return role;
  if (auto role = profile.own({"assume_role", "role_arn"})) return role;
  return profile.from_defaults("assume_role");
}

/// 0 counts as unset, as in aws-mfa.
void find_duration(Plan& plan, const Profile& profile, const Options& options,
                   const Environment& environment) {
  plan.duration = plan.role_arn ? default_role_duration : default_session_duration;
  if (options.duration) {
    plan.duration = *options.duration;
    plan.duration_setting = {{}, Source::option, "--duration"};
    return;
  }
  for (const auto& setting : {from_environment(environment, "MFA_STS_DURATION"),
                              profile.own_or_source({"duration_seconds"})}) {
    if (!setting || parse(*setting) == Seconds(0)) continue;
    plan.duration = parse(*setting);
    plan.duration_setting = *setting;
    return;
  }
}

Seconds find_renew_before(const Profile& profile, const Options& options, Seconds duration) {
  Seconds renew_before = default_renew_before;
  if (options.renew_before) {
    renew_before = *options.renew_before;
  } else if (const auto setting = profile.own({"renew_before"})) {
    renew_before = parse(*setting);
  }
  return std::min(renew_before, duration / 2);
}

void check(const sts::Check& refusal, const Setting& setting) {
  if (!refusal) return;
  throw Error{.status = status_of(setting.source),
              .action = setting.origin,
              .object = setting.value,
              .cause = refusal->cause,
              .hint = refusal->hint};
}

}  // namespace

Plan make_plan(const SectionNames& names, const Profile& profile, const Options& options,
               const Environment& environment) {
  Plan plan{.names = names, .keys = profile.long_term_keys()};
  plan.device = find_device(profile, options, environment);
  plan.role_arn = find_role(profile, options, environment);
  plan.keep_stored_role = options.assume_role && options.assume_role->empty() && !plan.role_arn;
  find_duration(plan, profile, options, environment);
  plan.renew_before = find_renew_before(profile, options, plan.duration);
  plan.role_session_name = from_option(options.role_session_name, "--role-session-name");
  if (!plan.role_session_name) plan.role_session_name = profile.own({"role_session_name"});
  plan.external_id = from_option(options.external_id, "--external-id");
  if (!plan.external_id) plan.external_id = profile.own({"external_id"});
  plan.code_command = from_option(options.mfa_process, "--mfa-process");
  if (!plan.code_command) {
    plan.code_command = profile.own_or_source({"mfa_process", "generate_token"});
    const auto interactive = profile.own_or_source({"mfa_process_interactive"});
    plan.code_command_is_interactive =
        interactive && equal_ignoring_case(interactive->value, "true");
  }
  return plan;
}

credentials::Wanted wanted(const Plan& plan, const Options& options) {
  return {.role_arn = plan.role(),
          .keep_stored_role = plan.keep_stored_role,
          .force = options.force,
          .renew_before = plan.renew_before};
}

void name_role_session(Plan& plan, const Environment& environment) {
  if (!plan.role_arn || plan.role_session_name) return;
  const auto variable = environment.first_of({"LOGNAME", "USER", "LNAME", "USERNAME"});
  const std::string user = variable ? std::string(*variable) : os::user_name();
  plan.role_session_name = Setting{sts::role_session_name_from(user)};
}

void check_plan(const Plan& plan) {
  // The short-term section's name is made of options alone.
  std::string objection = credentials::objection_to({.section = plan.names.short_term});
  if (!objection.empty()) {
    throw Error{.status = ExitStatus::usage, .action = "section", .cause = std::move(objection)};
  }
  const Setting keys{plan.keys.access_key_id, Source::file,
                     "[" + plan.names.long_term + "] aws_access_key_id"};
  check(sts::check_access_key_id(keys.value), keys);
  check(sts::check_secret_access_key(plan.keys.secret_access_key.reveal()),
        {{}, Source::file, "[" + plan.names.long_term + "] aws_secret_access_key"});
  if (plan.device) check(sts::check_serial_number(plan.device->value), *plan.device);
  if (plan.role_arn) check(sts::check_role_arn(plan.role_arn->value), *plan.role_arn);
  if (plan.role_session_name) {
    check(sts::check_role_session_name(plan.role_session_name->value), *plan.role_session_name);
  }
  if (plan.external_id) check(sts::check_external_id(plan.external_id->value), *plan.external_id);
  Setting duration = plan.duration_setting;
  duration.value = std::to_string(plan.duration.count()) + " seconds";
  check(sts::check_duration(plan.duration, plan.role_arn.has_value()), duration);
}

credentials::Edit edit_of(const Plan& plan, const credentials::Session& session) {
  return {.section = plan.names.short_term,
          .assignments = credentials::assignments_of(session),
          .required_sections = {plan.names.long_term}};
}

void check_target(const Plan& plan, const credentials::Document& document) {
  const Secret any("any");
  credentials::apply_edits(document, {edit_of(plan, {.assumed_role_arn = plan.role(),
                                                     .access_key_id = "any",
                                                     .secret_access_key = any,
                                                     .session_token = any,
                                                     .expiration = {}})});
  const std::string& target = plan.names.short_term;
  const auto section = document.section(target);
  if (!section || !credentials::holds_long_term_keys(*section)) return;
  // Any other copy will do, a commented one too: what counts is that the bytes are not lost.
  const auto key = section->get("aws_secret_access_key");
  const auto first = key ? document.text().find(*key) : std::string_view::npos;
  if (key && document.text().find(*key, first + 1) != std::string_view::npos) return;
  throw Error{.action = "[" + target + "]",
              .object = document.path(),
              .cause = "holds long-term keys that stand nowhere else, and would be overwritten",
              .hint = "rename it to [" + target + plan.names.long_term_suffix +
                      "], or write the session elsewhere with --section"};
}

}  // namespace stsmfa::app
