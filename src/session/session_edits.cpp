#include "session/session_edits.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/session.h"

namespace stsmfa::session {

credentials::Edit edit_of(const profile::Plan& plan, const credentials::Session& session,
                          TargetSection target) {
  credentials::Edit edit{.section = plan.names.short_term,
                         .assignments = credentials::assignments_of(session)};
  const bool own_section = plan.names.kind == profile::ProfileKind::long_term_section;
  if (own_section) edit.required_sections.push_back(plan.names.long_term);
  if (target == TargetSection::made && !own_section && plan.region) {
    edit.assignments.push_back({"region", Secret(plan.region->value)});
  }
  if (!plan.keys.section.empty()) edit.required_sections.push_back(plan.keys.section);
  return edit;
}

void check_target(const profile::Plan& plan, const credentials::Document& document) {
  check_targets({&plan}, document);
}

void check_targets(const std::vector<const profile::Plan*>& plans,
                   const credentials::Document& document) {
  const Secret any("any");
  std::vector<credentials::Edit> edits;
  edits.reserve(plans.size());
  for (const profile::Plan* const plan : plans) {
    edits.push_back(edit_of(*plan, {.assumed_role_arn = plan->role(),
                                    .access_key_id = "any",
                                    .secret_access_key = any,
                                    .session_token = any,
                                    .expiration = {}}));
  }
  credentials::check_edits(document, edits);
  for (const profile::Plan* const plan : plans) {
    check_keeps_keys(*plan, document);
  }
}

void check_keeps_keys(const profile::Plan& plan, const credentials::Document& document) {
  const std::string& target = plan.names.short_term;
  const auto section = document.section(target);
  if (!section || !credentials::holds_long_term_keys(*section)) return;
  // Any other copy is enough, a commented one too: what counts is that the bytes are not lost.
  const auto key = section->get("aws_secret_access_key");
  const auto first = key ? document.text().find(*key) : std::string_view::npos;
  if (key && document.text().find(*key, first + 1) != std::string_view::npos) return;
  throw plan_error(object_of("[" + target + "]", document.path()),
                   "holds long-term keys that stand nowhere else, and would be overwritten",
                   "rename it to [" + target + plan.names.long_term_suffix +
                       "], or write the session elsewhere with --section");
}

}  // namespace stsmfa::session
