#pragma once

#include "profile/plan.h"

namespace stsmfa::profile {

/// Refuses keys of a file that are a session's where AWS refuses them (plan_error): without their
/// token for everything, with it for a session without a role, which is made of long-term keys
/// only.
void check_kind_of_keys(const Plan& plan);

}  // namespace stsmfa::profile
