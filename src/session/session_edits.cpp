#include "session/session_edits.h"

#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/kept_keys.h"
#include "credentials/session.h"
#include "profile/session_policy.h"

namespace stsmfa::session {

bool may_save_device(const profile::Plan& plan, const cli::Options& options) {
  const bool is_found = !plan.device || plan.device->origin == "IAM";
  return options.save_device && is_found && plan.mfa != profile::MfaUse::never &&
         !plan.keys.section.empty();
}

namespace {

/// Those of the keys that a session is made with. A command's are not in the file.
std::vector<credentials::RequiredSection> sections_of_keys(const profile::Keys& keys) {
  if (keys.section.empty()) return {};
  return {{keys.section, keys.process ? "" : keys.access_key_id}};
}

}  // namespace

credentials::Edit edit_of(const profile::Plan& plan, const credentials::Session& session,
                          TargetSection target) {
  credentials::Edit edit{.section = plan.names.short_term,
                         .assignments = credentials::assignments_of(session),
                         .required_sections = sections_of_keys(plan.keys)};
  const bool own_section = plan.names.kind == profile::ProfileKind::long_term_section;
  if (own_section) edit.required_sections.push_back({plan.names.long_term});
  if (target == TargetSection::made && !own_section && plan.region) {
    edit.set("region", plan.region->value);
  }
  return edit;
}

std::optional<credentials::Edit> edit_of_device(const profile::Plan& plan,
                                                const cli::Options& options) {
  if (!plan.device || !may_save_device(plan, options)) return std::nullopt;
  return credentials::Edit{.section = plan.keys.section,
                           .assignments = {{"aws_mfa_device", Secret(plan.device->value)}},
                           .required_sections = sections_of_keys(plan.keys)};
}

credentials::Edit trial_edit(const profile::Plan& plan) {
  const Secret any("any");
  return edit_of(plan, {.assumed_role_arn = plan.role(),
                        .access_key_id = "any",
                        .secret_access_key = any,
                        .session_token = any,
                        .expiration = {}});
}

void check_rewrite(const profile::Plan& plan, const std::string& shared_section,
                   const cli::Options& options, const credentials::Document& document) {
  profile::Plan trial = plan;
  trial.keys.access_key_id.clear();  // whose keys are there is check_is_as_planned's business
  if (!trial.device) trial.device = profile::Setting{.value = "any", .origin = "IAM"};
  std::vector<credentials::Edit> edits;
  if (!profile::is_limited(trial)) edits.push_back(trial_edit(trial));
  if (!shared_section.empty()) {
    edits.push_back(trial_edit(profile::plan_of_shared_session(trial, shared_section, options)));
  }
  if (auto device = edit_of_device(trial, options)) edits.push_back(std::move(*device));
  credentials::check_edits(document, edits);
  credentials::check_keys_kept(document, edits);
}

}  // namespace stsmfa::session
