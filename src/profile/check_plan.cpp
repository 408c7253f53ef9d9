#include "profile/check_plan.h"

#include "base/error.h"
#include "credentials/writable.h"
#include "profile/check_partitions.h"
#include "profile/section_names.h"
#include "profile/session_keys.h"
#include "profile/setting.h"
#include "sts/parameter.h"

#include <array>

namespace stsmfa::profile {

namespace {

void check_pair(const Keys& keys, sts::Check (*check_id)(std::string_view)) {
  check_setting(check_id(keys.access_key_id),
                {{}, Source::credentials_file, keys.origin + " aws_access_key_id"});
  check_setting(sts::check_secret_access_key(keys.secret_access_key.reveal()),
                {{}, Source::credentials_file, keys.origin + " aws_secret_access_key"});
}

/// The short-term section's name is made of options alone.
void check_section_name(const Plan& plan) {
  std::string objection = credentials::objection_to({.section = plan.names.short_term});
  if (!objection.empty()) throw usage_error("section", std::move(objection));
}

/// A session there would take the place of a profile's keys, be there copies of them or not.
void check_is_no_long_term_section(const Plan& plan) {
  const SectionNames& names = plan.names;
  const std::string& suffix = names.long_term_suffix;
  const std::string& section = names.short_term;
  if (suffix.empty() || section.size() <= suffix.size() || !section.ends_with(suffix)) return;
  throw plan_error(
      "[" + section + "]",
      "a section whose name ends in " + suffix + " is for long-term keys, not for a session",
      "--section NAME puts the session elsewhere");
}

void check_duration(const Plan& plan) {
  Setting duration = plan.duration_setting;
  duration.value = std::to_string(plan.duration.count()) + " seconds";
  check_setting(plan.roles.empty() ? sts::check_session_duration(plan.duration)
                                   : sts::check_role_duration(plan.duration),
                duration);
}

void check_pair_of_file(const Plan& plan) {
  if (!plan.keys.process) check_pair(plan.keys, sts::check_access_key_id);
}

void check_device(const Plan& plan) {
  if (plan.device) check_setting(sts::check_serial_number(plan.device->value), *plan.device);
}

void check_roles_of(const Plan& plan) { check_roles(plan.roles); }

constexpr std::array checks = {check_section_name, check_is_no_long_term_section,
                               check_pair_of_file, check_kind_of_keys,
                               check_device,       check_roles_of,
                               check_partitions,   check_duration};

}  // namespace

void check_roles(const std::vector<Role>& roles) {
  for (const Role& role : roles) {
    check_setting(sts::check_role_arn(role.arn.value), role.arn);
    if (role.session_name) {
      check_setting(sts::check_role_session_name(role.session_name->value), *role.session_name);
    }
    if (role.external_id) {
      check_setting(sts::check_external_id(role.external_id->value), *role.external_id);
    }
  }
}

void check_pair(const Keys& keys) { check_pair(keys, sts::check_access_key_id); }

void check_keys(const Keys& keys, const sts::Endpoint& endpoint) {
  if (keys.access_key_id.empty()) return;
  check_pair(keys,
             sts::is_of_aws(endpoint) ? sts::check_aws_access_key_id : sts::check_access_key_id);
}

void check_plan(const Plan& plan) {
  for (const auto check : checks) {
    check(plan);
  }
}

std::vector<Error> objections_to(const Plan& plan) {
  std::vector<Error> objections;
  for (const auto check : checks) {
    try {
      check(plan);
    } catch (const Error& error) {
      objections.push_back(error);
    }
  }
  return objections;
}

void check_typed_duration(const Plan& plan) {
  if (plan.duration_setting.source == Source::option) check_duration(plan);
}

}  // namespace stsmfa::profile
