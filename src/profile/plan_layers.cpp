#include "profile/plan_layers.h"

#include "credentials/document.h"
#include "profile/role_chain.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace stsmfa::profile {

namespace {

Layers layers_that_count(const std::string& profile, const std::string& suffix,
                         const ProfileFiles& files) {
  const bool has_long_term = !suffix.empty() && files.document().has(profile + suffix);
  Layers layers = has_long_term ? files.layers_of(profile + suffix) : Layers();
  for (Layer& layer : files.layers_of(profile)) {
    if (!has_long_term || !layer.section) layers.push_back(std::move(layer));
  }
  return layers;
}

/// Of the role that is assumed from the session, where there is one.
const std::string& first_profile(const Plan& plan) {
  return plan.onward_profile.empty() ? plan.names.profile : plan.onward_profile;
}

}  // namespace

Layers own_layers(const Plan& plan, const ProfileFiles& files) {
  return layers_that_count(first_profile(plan), plan.names.long_term_suffix, files);
}

Layers all_layers(const Plan& plan, const ProfileFiles& files) {
  const std::string& suffix = plan.names.long_term_suffix;
  Layers all;
  std::unordered_set<std::string> seen;
  std::string profile = first_profile(plan);
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

}  // namespace stsmfa::profile
