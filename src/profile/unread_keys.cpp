#include "profile/unread_keys.h"

#include "credentials/document.h"
#include "profile/role_chain.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace stsmfa::profile {

namespace {

/// The sections of one profile that count, those with the settings first. Of a profile with a
/// long-term section the one in the credentials file is the session's.
Layers layers_that_count(const std::string& profile, const std::string& suffix,
                         const ProfileFiles& files) {
  const bool has_long_term = !suffix.empty() && files.document().has(profile + suffix);
  Layers layers = has_long_term ? files.layers_of(profile + suffix) : Layers();
  for (Layer& layer : files.layers_of(profile)) {
    if (!has_long_term || !layer.section) layers.push_back(std::move(layer));
  }
  return layers;
}

/// The profile and its sources, each once, as far as a plan follows them. The source of one that
/// has keys of its own has none that counts.
Layers layers_of(const Plan& plan, const ProfileFiles& files) {
  const std::string& suffix = plan.names.long_term_suffix;
  Layers all;
  std::unordered_set<std::string> seen;
  std::string profile = plan.onward_profile.empty() ? plan.names.profile : plan.onward_profile;
  bool is_last = false;
  while (seen.size() <= longest_chain && seen.insert(profile).second) {
    Layers layers = layers_that_count(profile, suffix, files);
    const auto source = find_setting(layers, {"source_profile"});
    const bool has_role = has_setting(layers, {"role_arn"});
    std::ranges::move(layers, std::back_inserter(all));
    if (is_last || !source) break;
    is_last = !has_role || files.document().has(profile + suffix);
    profile = source->value;
  }
  return all;
}

}  // namespace

std::vector<UnreadKey> find_unread_keys(const Plan& plan, const ProfileFiles& files) {
  std::vector<UnreadKey> unread;
  for (const Layer& layer : layers_of(plan, files)) {
    std::ranges::move(unread_keys_in(layer, files), std::back_inserter(unread));
  }
  return unread;
}

void note_unread_keys(Destination& destination, const Plan& plan, const ProfileFiles& files) {
  for (UnreadKey& key : find_unread_keys(plan, files)) {
    destination.notices.push_back({std::move(key.origin), std::move(key.text)});
  }
}

}  // namespace stsmfa::profile
