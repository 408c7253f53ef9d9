#pragma once

#include "app/plan.h"
#include "base/environment.h"

namespace stsmfa::app {

/// Runs the command that keeps the plan's keys, if one does; they are had only once they are
/// needed. Temporary keys go without MFA. Throws Error (plan_impossible) when the command fails,
/// and when its keys are temporary and there is no role to assume with them.
void fetch_keys(Plan& plan, const Environment& environment);

}  // namespace stsmfa::app
