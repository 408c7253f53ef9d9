#include "session/kept_session.h"

#include "profile/kept_section.h"
#include "profile/setting.h"

#include <algorithm>
#include <functional>

namespace stsmfa::session {

namespace {

/// The ARNs of all roles but the last, which has the session. No ARN has a blank in it.
std::string roles_between(const profile::Plan& plan) {
  std::string arns;
  for (std::size_t i = 0; i + 1 < plan.onward.size(); ++i) {
    arns += (arns.empty() ? "" : " ") + plan.onward[i].arn.value;
  }
  return arns;
}

/// None of a profile that cannot be read: no rewrite that is about another one fails for it.
std::optional<profile::Setting> region_of(const std::string& profile,
                                          const profile::ProfileFiles& files) {
  return profile::find_setting(files.readable_layers_of(profile), {"region"});
}

/// Of two properties of a section. What we write into one that is there already comes last.
bool stands_behind(const credentials::Section& section, std::string_view key,
                   std::string_view other) {
  const auto place_of = [&](std::string_view name) {
    return std::ranges::find(section.properties(), name, &credentials::Property::key)->where.data();
  };
  return std::less<>()(place_of(other), place_of(key));
}

}  // namespace

Wanted wanted_kept(const profile::Plan& plan, const cli::Options& options) {
  return {.role_arn = plan.last_role(),
          .assumed_from = plan.names.short_term,
          .assumed_through = roles_between(plan),
          .force = options.force,
          .renew_before = plan.onward_renew_before};
}

KeptSession find_kept(const profile::Plan& plan, const Wanted& wanted,
                      const credentials::Document& document, Time now) {
  if (plan.onward.empty() || plan.onward_section.empty()) return {};
  const auto section = credentials::readable_section(document, plan.onward_section);
  KeptSession kept{.decision = decide(section, wanted, now)};
  if (kept.decision.serves()) kept.session = credentials::session_in(*section);
  if (section) kept.token = Secret(section->get("aws_session_token").value_or(""));
  return kept;
}

credentials::Edit edit_of_kept(const profile::Plan& plan, credentials::Session session,
                               const profile::ProfileFiles& files) {
  session.assumed_from = plan.names.short_term;
  session.assumed_through = roles_between(plan);
  credentials::Edit edit{.section = plan.onward_section,
                         .assignments = credentials::assignments_of(session),
                         .required_sections = {{plan.names.short_term}}};
  if (files.document().has(plan.onward_section)) return edit;
  if (auto region = region_of(plan.onward_profile, files)) {
    edit.set("region", region->value);
  }
  return edit;
}

credentials::Edit removal_of_session_beside(const std::string& name,
                                            const credentials::Section& section,
                                            const profile::ProfileFiles& files) {
  credentials::Edit removal = credentials::removal_of_session(name, section);
  const auto there = section.get("region");
  if (!there || !stands_behind(section, "region", "expiration")) return removal;
  const auto copied = region_of(std::string(profile::owner_of_kept(name)), files);
  if (copied && copied->value == *there) removal.remove("region");
  return removal;
}

}  // namespace stsmfa::session
