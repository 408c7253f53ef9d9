#include "batch/share_sessions.h"

#include "batch/session_plan.h"
#include "cli/options.h"
#include "credentials/objections.h"
#include "profile/check_plan.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/section_names.h"
#include "session/session_edits.h"
#include "session/shared_session.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace stsmfa::batch {

namespace {

/// Nullopt for keys that are a session's, and where there are none.
std::optional<std::string> name_of_keys(const Target& target) {
  const profile::Keys& keys = target.plan.keys;
  if (!has_keys(target) || !keys.session_token.empty()) return std::nullopt;
  return keys.process ? "command " + keys.process->value : "key " + keys.access_key_id;
}

void group_by_keys(Batch& batch) {
  std::unordered_map<std::string, std::size_t> groups;
  for (std::size_t place = 0; place < batch.targets.size(); ++place) {
    const auto name = name_of_keys(batch.targets[place]);
    if (!name) continue;
    const auto [group, is_new] = groups.emplace(*name, batch.groups.size());
    if (is_new) batch.groups.emplace_back();
    batch.groups[group->second].targets.push_back(place);
    batch.targets[place].group = group->second;
  }
}

/// One batch's groups being given their sessions.
class Sharing {
 public:
  Sharing(Batch& batch, const Scope& scope) : batch_(batch), scope_(scope) {
    for (std::size_t place = 0; place < batch.targets.size(); ++place) {
      const Target& target = batch.targets[place];
      if (has_keys(target)) places_.emplace(target.plan.names.short_term, place);
    }
  }

  void share_all() {
    const session::SharedSections sections(scope_.context.options, scope_.files);
    std::vector<Group*> needy;
    for (Group& group : batch_.groups) {
      if (share(group, sections.of(keys_of(group)))) needy.push_back(&group);
    }
    while (!needy.empty()) {
      needy = share_what_is_refused(needy);
    }
  }

 private:
  const profile::Keys& keys_of(const Group& group) const {
    return batch_.targets[group.targets.front()].plan.keys;
  }

  /// Gives a group its session in the section, in another one if that is no good. Whether it needs
  /// a new session.
  bool share(Group& group, const std::string& name) {
    const SharedSection section = find_section(group, name);
    plan_session(batch_, group, section, scope_);
    if (!needs_new(group)) return false;
    return section.is_sound || share(group, session::own_shared_section_of(keys_of(group)));
  }

  /// `--renew` makes none.
  bool needs_new(const Group& group) const {
    return !scope_.context.options.renew && needs_session(batch_, group);
  }

  SharedSection find_section(const Group& group, const std::string& name) const {
    SharedSection section{.name = name};
    if (name == session::own_shared_section_of(keys_of(group))) return section;
    const auto place = places_.find(name);
    const bool is_target = place != places_.end();
    section.owner = is_target ? batch_.targets[place->second] : plan_owner(name);
    const Target& owner = *section.owner;
    const bool is_in_group = !is_target || (owner.group && &group == &batch_.groups[*owner.group]);
    section.is_sound = is_in_group && owner.way != Way::impossible && owner.plan.roles.empty();
    if (!section.is_sound) section.owner.reset();
    return section;
  }

  /// The target of a profile that nobody has selected, whose section it is.
  Target plan_owner(const std::string& section) const {
    const std::size_t suffix = profile::short_term_suffix(scope_.context.options).size();
    cli::Options options = scope_.context.options;
    options.duration.reset();
    return plan_target(section.substr(0, section.size() - suffix),
                       {scope_.context.with(options), scope_.files, scope_.now});
  }

  /// Those that need a new session in the section which they have been given instead.
  std::vector<Group*> share_what_is_refused(const std::vector<Group*>& groups) {
    std::vector<Group*> again;
    for (const auto& [i, objection] : objections_to_sessions(groups)) {
      Group& group = *groups[i];
      const std::string own = session::own_shared_section_of(keys_of(group));
      if (group.plan.names.short_term == own) {
        fail_waiting(group, objection);
      } else if (share(group, own)) {
        again.push_back(&group);
      }
    }
    return again;
  }

  credentials::Objections objections_to_sessions(const std::vector<Group*>& groups) const {
    credentials::Objections objections;
    std::vector<const profile::Plan*> plans;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (auto objection = objection_to_call(groups[i]->plan)) {
        objections.emplace(i, std::move(*objection));
      } else if (!groups[i]->plan.names.short_term.empty()) {
        plans.push_back(&groups[i]->plan);
        places.push_back(i);
      }
    }
    std::ranges::move(other_plans(plans), std::back_inserter(plans));
    const auto edit_at = [&](std::size_t i) { return session::trial_edit(*plans[i]); };
    const auto to_writing =
        credentials::objections_to(plans.size(), edit_at, scope_.files.document());
    for (const auto& [i, objection] : to_writing) {
      if (i < places.size()) objections.emplace(places[i], objection);
    }
    return objections;
  }

  /// Those of the targets that the run writes as well.
  std::vector<const profile::Plan*> other_plans(
      const std::vector<const profile::Plan*>& plans) const {
    std::unordered_set<std::string_view> sections;
    for (const profile::Plan* const plan : plans) {
      sections.insert(plan->names.short_term);
    }
    std::vector<const profile::Plan*> others;
    for (const Target& target : batch_.targets) {
      if (target.way == Way::fresh || target.way == Way::impossible) continue;
      if (!sections.contains(target.plan.names.short_term)) others.push_back(&target.plan);
    }
    return others;
  }

  static std::optional<Error> objection_to_call(profile::Plan plan) {
    // A name that is not known yet will be [mfa-K].
    if (plan.names.short_term.empty()) plan.names.short_term = "mfa";
    try {
      profile::check_plan(plan);
      return std::nullopt;
    } catch (const Error& error) {
      return error;
    }
  }

  void fail_waiting(const Group& group, const Error& problem) {
    for (const std::size_t place : group.targets) {
      Target& target = batch_.targets[place];
      if (waits_for_session(target)) fail(target, problem);
    }
  }

  Batch& batch_;
  const Scope& scope_;
  std::unordered_map<std::string, std::size_t> places_;  ///< of sections among the targets
};

}  // namespace

void share_sessions(Batch& batch, const Scope& scope) {
  group_by_keys(batch);
  Sharing(batch, scope).share_all();
}

}  // namespace stsmfa::batch
