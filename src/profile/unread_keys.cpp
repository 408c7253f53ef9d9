#include "profile/unread_keys.h"

#include "profile/plan_layers.h"

#include <algorithm>
#include <iterator>

namespace stsmfa::profile {

std::vector<UnreadKey> find_unread_keys(const Plan& plan, const ProfileFiles& files) {
  std::vector<UnreadKey> unread;
  for (const Layer& layer : all_layers(plan, files)) {
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
