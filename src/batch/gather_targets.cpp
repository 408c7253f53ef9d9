#include "batch/gather_targets.h"

#include "credentials/document.h"
#include "credentials/near_twins.h"
#include "credentials/objections.h"
#include "profile/check_plan.h"
#include "profile/plan.h"
#include "profile/profile_error.h"
#include "session/session_edits.h"

#include <unordered_map>

namespace stsmfa::batch {

namespace {

Error taken(const Target& first, const Target& second) {
  return profile::profile_error(second.profiles.front(),
                                "its session would go to [" + second.plan.names.short_term +
                                    "], where that of " + first.profiles.front() + " goes",
                                "rename one of the two");
}

/// The section's own profile knows best what it wants; others only need it to be there.
void join(Target& first, Target second) {
  const std::string profile = second.profiles.front();
  if (profile != second.plan.names.profile) {
    first.profiles.push_back(profile);
    return;
  }
  second.profiles.insert(second.profiles.end(), first.profiles.begin(), first.profiles.end());
  first = std::move(second);
}

/// Most go to the same place with the same notices, which then is kept once.
void share_destination(Target& target, const std::vector<Target>& others) {
  if (others.empty() || *others.back().destination != *target.destination) return;
  target.destination = others.back().destination;
}

std::vector<Target> join_by_section(const std::vector<std::string>& profiles, const Scope& scope) {
  std::vector<Target> targets;
  targets.reserve(profiles.size());  // each is large, and nearly each is one of its own
  std::unordered_map<std::string, std::size_t> places;
  for (const std::string& profile : profiles) {
    Target target = plan_target(profile, scope);
    share_destination(target, targets);
    const auto& names = target.plan.names;
    const auto place =
        has_keys(target) ? places.emplace(names.short_term, targets.size()).first : places.end();
    if (place == places.end() || place->second == targets.size()) {
      targets.push_back(std::move(target));
      continue;
    }
    Target& first = targets[place->second];
    if (first.plan.names.profile == names.profile) {
      join(first, std::move(target));
    } else {
      fail(target, taken(first, target));
      targets.push_back(std::move(target));
    }
  }
  return targets;
}

void note_near_twins(const std::vector<Target*>& targets, const credentials::Document& document) {
  for (Target* const target : targets) {
    for (const std::string& sentence :
         credentials::near_twin_sentences(document, target->plan.names.short_term)) {
      profile::Destination destination = *target->destination;
      destination.notices.push_back({document.path(), sentence});
      target->destination = std::move(destination);
    }
  }
}

}  // namespace

std::vector<Target> gather_targets(const std::vector<std::string>& profiles, const Scope& scope) {
  std::vector<Target> targets = join_by_section(profiles, scope);
  std::vector<Target*> stale;
  for (Target& target : targets) {
    if (target.way != Way::fresh && target.way != Way::impossible) stale.push_back(&target);
  }
  note_near_twins(stale, scope.files.document());
  const auto edit_at = [&](std::size_t i) { return session::trial_edit(stale[i]->plan); };
  const auto objections = credentials::objections_to(stale.size(), edit_at, scope.files.document());
  for (const auto& [i, objection] : objections) {
    fail(*stale[i], objection);
  }
  return targets;
}

}  // namespace stsmfa::batch
