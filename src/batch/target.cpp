#include "batch/target.h"

#include <algorithm>

namespace stsmfa::batch {

bool needs_session(const Batch& batch, const Group& group) {
  if (group.session) return false;
  return std::ranges::any_of(group.targets, [&](std::size_t target) {
    const Way way = batch.targets[target].way;
    return way == Way::shared_session || way == Way::assumed;
  });
}

}  // namespace stsmfa::batch
