#pragma once

#include "profile/context.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "view/diagnosis.h"

#include <vector>

namespace stsmfa::view {

/// What is wrong with the sections of a profile, whether it can be planned or not: what has
/// priority over them, the keys that nobody heeds and the values that cannot be used, an old token,
/// headers that are nearly theirs. Needs of the plan no more than its names. Throws Error
/// (file_unusable) where a section cannot be read.
std::vector<Problem> find_section_problems(const profile::Plan& plan,
                                           const profile::ProfileFiles& files);

/// The same of the profile that `context` names, which cannot be planned; they may be the reason.
/// None where it is not known which sections are its own.
std::vector<Problem> find_section_problems(const profile::Context& context,
                                           const profile::ProfileFiles& files);

}  // namespace stsmfa::view
