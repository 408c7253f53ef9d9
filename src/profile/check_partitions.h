#pragma once

#include "profile/plan.h"

namespace stsmfa::profile {

/// Refuses a plan whose ARNs are of several partitions (refused_value, for the first role that does
/// not fit): no account, key or device of one is known in another, so that AWS would refuse it when
/// the code is spent.
void check_partitions(const Plan& plan);

}  // namespace stsmfa::profile
