#include "view/profile_statuses.h"

#include "credentials/document.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "credentials/writable.h"
#include "profile/check_plan.h"
#include "profile/kept_section.h"
#include "profile/plan.h"
#include "profile/plan_profile.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "session/freshness.h"
#include "session/kept_session.h"
#include "session/shared_session.h"
#include "sts/shown_value.h"
#include "view/served_profiles.h"

#include <unordered_set>

namespace stsmfa::view {

namespace {

/// The section that makes the profile what it is: `[dev-long-term]`, `[profile app]`.
std::string source_of(const profile::SectionNames& names, const profile::ProfileFiles& files) {
  if (names.kind == profile::ProfileKind::long_term_section) return "[" + names.long_term + "]";
  const char* const key =
      names.kind == profile::ProfileKind::role ? "role_arn" : "aws_access_key_id";
  for (const profile::Layer& layer : files.layers_of(names.profile)) {
    if (layer.get(key)) return layer.name;
  }
  return {};
}

ProfileFacts facts_of(const profile::SectionNames& names, const profile::Plan& plan,
                      const std::optional<credentials::Section>& section,
                      const profile::ProfileFiles& files) {
  ProfileFacts facts{.profile = names.profile,
                     .section = plan.names.short_term,
                     .role_arn = sts::shown_value(plan.last_role()),
                     .source = source_of(names, files),
                     .duration = plan.duration,
                     .has_long_term = names.kind == profile::ProfileKind::long_term_section,
                     .auto_renew = plan.auto_renew,
                     .is_onward = !plan.onward.empty()};
  if (plan.keep_stored_role && section) {
    facts.role_arn = sts::shown_value(section->get("assumed_role_arn").value_or(""));
  }
  if (plan.device) facts.device = sts::shown_value(plan.device->value);
  if (plan.region) facts.region = sts::shown_value(plan.region->value);
  return facts;
}

/// Long-term keys beside a dead token, and what helps: a row has one line.
Error keys_beside_token(const std::string& section, const credentials::Document& document) {
  const Error error = credentials::keys_would_be_lost(document, section);
  return plan_error({}, one_line(error) + ". " + error.hint);
}

/// Such a section is no session, and a refresh would refuse to overwrite it but for a copy in the
/// section that it takes its keys from.
void check_keys_in(const credentials::Section& section, const profile::Plan& plan,
                   const credentials::Document& document) {
  if (!credentials::has_leftover_token(section)) return;
  const bool is_copy = section.get("aws_access_key_id") == plan.keys.access_key_id &&
                       section.get("aws_secret_access_key") == plan.keys.secret_access_key.reveal();
  if (!is_copy) throw keys_beside_token(plan.names.short_term, document);
}

/// The session of the plan's onward roles, while it can be used.
std::optional<KeptStatus> kept_status_of(const profile::Plan& plan, const Inspection& inspection) {
  session::Wanted wanted = session::wanted_kept(plan, inspection.context.options);
  wanted.force = false;
  const Time now = inspection.now;
  const session::KeptSession kept =
      session::find_kept(plan, wanted, inspection.files.document(), now);
  if (!kept.session) return std::nullopt;
  return KeptStatus{.section = plan.onward_section,
                    .expires_at = kept.session->expiration,
                    .left = kept.session->expiration - now,
                    .duration = plan.onward.back().duration,
                    .is_ending = kept.decision.stale};
}

/// A status, and the plan that it follows from.
struct Inspected {
  ProfileStatus status;
  profile::Plan plan;
};

Inspected inspect_planned(const profile::SectionNames& names, const Inspection& inspection) {
  const auto& [context, files, now] = inspection;
  profile::Plan plan = profile::plan_profile(names, context, files).plan;
  const auto section = files.document().section(plan.names.short_term);
  if (section) {
    check_keys_in(*section, plan, files.document());
  } else {
    credentials::check_new_section(plan.names.short_term);
  }
  session::Wanted session = session::wanted(plan, context.options);
  session.force = false;
  ProfileStatus status =
      status_of(facts_of(names, plan, section, files), session::decide(section, session, now), now);
  if (status.state == SessionState::role_changed) {
    status.stored_role = sts::shown_value(section->get("assumed_role_arn").value_or(""));
  }
  if (status.left == Seconds(0)) profile::check_plan(plan);
  profile::check_roles(plan.onward);  // AWS tools assume them each time
  status.kept = kept_status_of(plan, inspection);
  return {std::move(status), std::move(plan)};
}

/// The same without a throw for what is wrong with the profile itself. `row` is where it will
/// stand.
ProfileStatus inspect_one_of_many(const Inspection& inspection, std::size_t row,
                                  ServedProfiles& served) {
  ProfileFacts facts{.profile = inspection.context.options.profile.value_or("")};
  try {
    const profile::SectionNames names =
        profile::name_sections(inspection.context, inspection.files);
    facts.profile = names.profile;
    facts.section = names.short_term;
    facts.source = source_of(names, inspection.files);
    auto [status, plan] = inspect_planned(names, inspection);
    served.add(row, plan);
    return std::move(status);
  } catch (const Error& error) {
    return unusable(std::move(facts), error);
  }
}

/// A session that belongs to no profile, as far as it tells about itself. Never stale.
ProfileStatus status_of_stray(const std::string& name, const credentials::Section& section,
                              Time now) {
  ProfileFacts facts{.profile = name,
                     .section = name,
                     .role_arn = sts::shown_value(section.get("assumed_role_arn").value_or("")),
                     .region = sts::shown_value(section.get("region").value_or(""))};
  facts.is_shared_alone = session::is_own_shared_section(name) && facts.role_arn.empty();
  facts.duration =
      facts.role_arn.empty() ? profile::default_session_duration : profile::default_role_duration;
  const session::Wanted any{.keep_stored_role = true,
                            .renew_before = profile::default_renew_before};
  ProfileStatus status = status_of(std::move(facts), session::decide(section, any, now), now);
  status.stale = false;
  return status;
}

}  // namespace

void add_sharing(ProfileStatus& status, const Inspection& inspection) {
  for (ProfileStatus& row : inspect_all(inspection)) {
    const bool is_same = row.facts.profile == status.facts.profile &&
                         row.facts.section == status.facts.section && row.state == status.state;
    if (!is_same) continue;
    status.facts.serves = std::move(row.facts.serves);
    status.without_code = row.without_code;
    return;
  }
}

ProfileStatus inspect(const Inspection& inspection) {
  const profile::SectionNames names = profile::name_sections(inspection.context, inspection.files);
  return inspect_planned(names, inspection).status;
}

std::vector<ProfileStatus> inspect_all(const Inspection& inspection) {
  const auto& [context, files, now] = inspection;
  cli::Options options = context.options;
  options.section.reset();
  // of whichever profile the options name: of one after the other
  const Inspection of_one{context.with(options), files, now};
  std::vector<std::string> profiles =
      profile::profiles_with_sessions(files, profile::long_term_suffix(options));
  std::vector<ProfileStatus> statuses;
  statuses.reserve(profiles.size());
  std::unordered_set<std::string> known;
  std::unordered_set<std::string> known_kept;
  ServedProfiles served(options, files);
  for (std::string& profile : profiles) {
    options.profile = std::move(profile);
    statuses.push_back(inspect_one_of_many(of_one, statuses.size(), served));
    known.insert(statuses.back().facts.section);
    if (statuses.back().facts.is_onward) {
      known_kept.insert(profile::kept_section_of(statuses.back().facts.profile));
    }
  }
  for (const std::string& name : files.document().section_names()) {
    if (known.contains(name)) continue;
    const auto section = credentials::readable_section(files.document(), name);
    if (!section || !credentials::is_ours(*section)) continue;
    // its profile's row tells of it, as long as it can be used
    if (known_kept.contains(name) && credentials::is_kept(*section)) continue;
    statuses.push_back(credentials::has_leftover_token(*section)
                           ? unusable({.profile = name, .section = name},
                                      keys_beside_token(name, files.document()))
                           : status_of_stray(name, *section, now));
  }
  served.tell(statuses, now);
  return statuses;
}

}  // namespace stsmfa::view
