#include "view/served_profiles.h"

#include "profile/profile.h"
#include "profile/section_names.h"
#include "session/shared_session.h"

#include <algorithm>

namespace stsmfa::view {

namespace {

std::string name_of(const profile::Keys& keys) {
  return keys.process ? " " + keys.process->value : keys.access_key_id;
}

/// Whether the plan's session is the shared one of its keys, if it is the first of that kind: the
/// section holds the keys itself and wants no role.
bool owns_shared_session(const profile::Plan& plan) {
  return plan.names.kind == profile::ProfileKind::long_term_section && plan.roles.empty() &&
         plan.keys.section == plan.names.long_term;
}

/// A session that is about to end is no promise of anything.
bool will_last(const ProfileStatus& status) {
  const bool is_whole =
      status.state == SessionState::fresh || status.state == SessionState::expiring;
  return is_whole && status.left > profile::default_renew_before;
}

}  // namespace

Sharing::Sharing(const cli::Options& options, std::size_t rows)
    : options_(options), next_(rows, none) {
  groups_.reserve(rows);
}

void Sharing::add(std::size_t row, const profile::Plan& plan) {
  if (!plan.keys.session_token.empty()) return;
  const bool is_owner = owns_shared_session(plan);
  const bool is_served = profile::fits_shared_session(plan, options_);
  if (!is_owner && !is_served) return;
  Group& group = groups_[name_of(plan.keys)];
  if (is_owner && group.owner == none) group.owner = row;
  if (!is_served) return;
  (group.first == none ? group.first : next_[group.last]) = row;
  group.last = row;
}

void Sharing::tell_group(const Group& group, ProfileStatus& shared,
                         std::vector<ProfileStatus>& statuses) const {
  const bool will_serve = will_last(shared);
  for (std::size_t row = group.first; row != none; row = next_[row]) {
    ProfileStatus& served = statuses[row];
    shared.facts.serves.push_back(served.facts.profile);
    if (will_serve) served.without_code = served.stale;
  }
}

void Sharing::tell(std::vector<ProfileStatus>& statuses) const {
  for (const auto& [name, group] : groups_) {
    if (group.owner != none) tell_group(group, statuses[group.owner], statuses);
  }
}

void Sharing::tell_own(ProfileStatus& shared, std::vector<ProfileStatus>& statuses) const {
  shared.facts.is_shared_alone = true;
  const auto found =
      groups_.find(std::string(session::key_of_own_shared_section(shared.facts.section)));
  if (found == groups_.end()) return;
  const Group& group = found->second;
  const bool has_owner = group.owner != none;
  const std::size_t any = has_owner ? group.owner : group.first;
  shared.facts.device = statuses[any].facts.device;
  const bool is_needed = !has_owner || !will_last(statuses[group.owner]);
  if (is_needed) tell_group(group, shared, statuses);
}

}  // namespace stsmfa::view
