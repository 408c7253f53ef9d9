#pragma once

#include "base/error.h"
#include "profile/files.h"
#include "profile/plan.h"

#include <vector>

namespace stsmfa::profile {

/// Every value of the profile's own sections that cannot be used, each looked at by itself: a plan
/// ends at the first, and whoever mends that one meets the next. Of two sections that set a key,
/// and of two keys for the same, the one that counts. What hangs on something else (the longest
/// duration that a role grants, an id that an endpoint does not take) the plan alone knows
/// (check_plan.h). Needs of the plan no more than its names. Throws Error (file_unusable) as
/// layers_of does.
std::vector<Error> find_bad_values(const Plan& plan, const ProfileFiles& files);

}  // namespace stsmfa::profile
