#pragma once

#include "batch/plan_target.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

/// The targets of these profiles in their order, each section once. Profiles that are served by
/// another one's section join its target, which is that one's, or make it if that one is not among
/// them. A second profile that would write something else into a section is impossible, and so is a
/// stale one whose section cannot be written.
std::vector<Target> gather_targets(const std::vector<std::string>& profiles, const Scope& scope);

}  // namespace stsmfa::batch
