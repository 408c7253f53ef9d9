#include "view/served_profiles.h"

#include "session/shared_session.h"
#include "sts/shown_value.h"

#include <algorithm>
#include <string_view>

namespace stsmfa::view {

namespace {

using StatusOfSection = std::unordered_map<std::string_view, ProfileStatus*>;

/// A session that is about to end is no promise of anything.
bool will_last(const credentials::Document& document, const std::string& section, Time now) {
  return session::usable_session(document, section, now + profile::default_renew_before)
      .has_value();
}

/// The first status of each section, but for profiles whose role is assumed from another's session.
StatusOfSection statuses_by_section(std::vector<ProfileStatus>& statuses) {
  StatusOfSection by_section;
  by_section.reserve(statuses.size());
  for (ProfileStatus& status : statuses) {
    if (!status.facts.is_onward) by_section.emplace(status.facts.section, &status);
  }
  return by_section;
}

ProfileStatus* find(const StatusOfSection& by_section, const std::string& section) {
  const auto found = by_section.find(section);
  return found == by_section.end() ? nullptr : found->second;
}

/// The status of the keys' `[mfa-K]`, be the session in it valid or not.
ProfileStatus* find_own(const StatusOfSection& by_section, const profile::Keys& keys) {
  ProfileStatus* const own = find(by_section, session::own_shared_section_of(keys));
  return own != nullptr && own->facts.is_shared_alone ? own : nullptr;
}

}  // namespace

std::size_t ServedProfiles::group_of(const profile::Keys& keys) {
  // A blank is in no key's name.
  const std::string name = keys.process ? " " + keys.process->value : keys.access_key_id;
  const auto [place, is_new] = places_.emplace(name, groups_.size());
  if (is_new) {
    groups_.push_back({.keys = {.access_key_id = keys.access_key_id, .process = keys.process}});
  }
  return place->second;
}

void ServedProfiles::add(std::size_t row, const profile::Plan& plan) {
  if (!plan.keys.session_token.empty()) return;
  const std::size_t group = group_of(plan.keys);
  std::string& device = groups_[group].device;
  if (plan.device && device.empty()) device = sts::shown_value(plan.device->value);
  if (profile::fits_shared_session(plan, options_)) clients_.push_back({row, group});
}

std::vector<ServedProfiles::Server> ServedProfiles::find_servers(
    std::vector<ProfileStatus>& statuses, Time now) const {
  const credentials::Document& document = files_.document();
  const session::SharedSections sections(options_, files_);
  const StatusOfSection by_section = statuses_by_section(statuses);
  std::vector<Server> servers;
  servers.reserve(groups_.size());
  for (const KeyGroup& group : groups_) {
    const auto valid = session::valid_shared_sections(group.keys, sections, document, now);
    ProfileStatus* const own = find_own(by_section, group.keys);
    if (own != nullptr) own->facts.device = group.device;
    servers.push_back({.status = valid.empty() ? own : find(by_section, valid.front()),
                       .will_last = std::ranges::any_of(valid, [&](const std::string& section) {
                         return will_last(document, section, now);
                       })});
  }
  return servers;
}

void ServedProfiles::tell(std::vector<ProfileStatus>& statuses, Time now) const {
  const std::vector<Server> servers = find_servers(statuses, now);
  for (const Client& client : clients_) {
    const Server& server = servers[client.group];
    ProfileStatus& served = statuses[client.row];
    if (server.will_last) served.without_code = served.stale;
    if (server.status == nullptr || server.status == &served) continue;
    server.status->facts.serves.push_back(served.facts.profile);
  }
}

}  // namespace stsmfa::view
