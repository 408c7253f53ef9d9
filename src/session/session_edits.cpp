#include "session/session_edits.h"

#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/kept_keys.h"
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

std::vector<credentials::Edit> trial_edits(const std::vector<const profile::Plan*>& plans) {
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
  return edits;
}

void check_targets(const std::vector<const profile::Plan*>& plans,
                   const credentials::Document& document) {
  const std::vector<credentials::Edit> edits = trial_edits(plans);
  credentials::check_edits(document, edits);
  credentials::check_keys_kept(document, edits);
}

}  // namespace stsmfa::session
