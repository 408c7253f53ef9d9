#include "batch/target.h"

#include <algorithm>

namespace stsmfa::batch {

bool waits_for_session(const Target& target) {
  return target.way == Way::shared_session || target.way == Way::assumed;
}

bool needs_session(const Batch& batch, const Group& group) {
  if (group.session) return false;
  return std::ranges::any_of(
      group.targets, [&](std::size_t place) { return waits_for_session(batch.targets[place]); });
}

}  // namespace stsmfa::batch
