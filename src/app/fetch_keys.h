#pragma once

#include "app/plan.h"
#include "base/environment.h"

namespace stsmfa::app {

/// The keys that the plan's command prints, by running it. Throws Error.
Keys run_keys_command(const Plan& plan, const Environment& environment);

/// Signs with such keys from here on. Temporary ones need no code, and what they assume lasts an
/// hour at most. Throws Error (plan_impossible) for temporary keys of a plan without a role: no
/// session can be made of them.
void use_keys(Plan& plan, Keys keys);

/// Both, for a plan whose keys a command prints; nothing for any other.
void fetch_keys(Plan& plan, const Environment& environment);

}  // namespace stsmfa::app
