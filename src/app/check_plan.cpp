#include "app/check_plan.h"

#include "base/error.h"
#include "credentials/writable.h"
#include "sts/parameter.h"

namespace stsmfa::app {

namespace {

void check(const sts::Check& refusal, const Setting& setting) {
  if (!refusal) return;
  throw Error{.status = status_of(setting.source),
              .action = setting.origin,
              .object = setting.value,
              .cause = refusal->cause,
              .hint = refusal->hint};
}

}  // namespace

void check_roles(const std::vector<Role>& roles) {
  for (const Role& role : roles) {
    check(sts::check_role_arn(role.arn.value), role.arn);
    if (role.session_name) {
      check(sts::check_role_session_name(role.session_name->value), *role.session_name);
    }
    if (role.external_id) check(sts::check_external_id(role.external_id->value), *role.external_id);
  }
}

void check_plan(const Plan& plan) {
  // The short-term section's name is made of options alone.
  std::string objection = credentials::objection_to({.section = plan.names.short_term});
  if (!objection.empty()) {
    throw Error{.status = ExitStatus::usage, .action = "section", .cause = std::move(objection)};
  }
  if (!plan.keys.process) {
    check(sts::check_access_key_id(plan.keys.access_key_id),
          {plan.keys.access_key_id, Source::file, plan.keys.origin + " aws_access_key_id"});
    check(sts::check_secret_access_key(plan.keys.secret_access_key.reveal()),
          {{}, Source::file, plan.keys.origin + " aws_secret_access_key"});
  }
  if (plan.device) check(sts::check_serial_number(plan.device->value), *plan.device);
  check_roles(plan.roles);
  Setting duration = plan.duration_setting;
  duration.value = std::to_string(plan.duration.count()) + " seconds";
  check(sts::check_duration(plan.duration, !plan.roles.empty()), duration);
}

void check_target(const Plan& plan, const credentials::Document& document) {
  check_targets({&plan}, document);
}

void check_targets(const std::vector<const Plan*>& plans, const credentials::Document& document) {
  const Secret any("any");
  std::vector<credentials::Edit> edits;
  edits.reserve(plans.size());
  for (const Plan* const plan : plans) {
    edits.push_back(edit_of(*plan, {.assumed_role_arn = plan->role(),
                                    .access_key_id = "any",
                                    .secret_access_key = any,
                                    .session_token = any,
                                    .expiration = {}}));
  }
  credentials::check_edits(document, edits);
  for (const Plan* const plan : plans) {
    check_keeps_keys(*plan, document);
  }
}

void check_keeps_keys(const Plan& plan, const credentials::Document& document) {
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
