#pragma once

#include "base/time.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/plan.h"

#include <string>

namespace stsmfa::session {

/// The short-term section of another long-term section with the plan's access key, if it holds a
/// session of ours that is valid, and that `--all` would have made with a code for both: a code was
/// typed for the same keys within its time. Empty where there is none, and for keys that a command
/// prints.
std::string section_with_same_keys(const profile::Plan& plan, const profile::Context& context,
                                   const profile::ProfileFiles& files, Time now);

}  // namespace stsmfa::session
