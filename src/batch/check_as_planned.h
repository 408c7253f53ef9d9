#pragma once

#include "batch/target.h"
#include "profile/context.h"

#include <cstddef>
#include <vector>

namespace stsmfa::batch {

/// A person may think for two minutes: whether both files as they are now still call for those
/// targets of `batch`. Throws Error when one has other keys or another role by now, cannot be
/// written any more, or is none (plan_impossible; file_unusable when the file has gone).
void check_as_planned(const Batch& batch, const std::vector<std::size_t>& targets,
                      const profile::Context& context);

}  // namespace stsmfa::batch
