#pragma once

#include "profile/files.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

/// The profiles that patterns mean, each once, in the order of profile::profiles_with_sessions.
/// Without patterns: those that have a long-term section. A pattern (fnmatch(3), nothing special
/// about `/` or a leading dot) is held against the profile's name and against its long-term
/// section's, of every profile that a session can be had for. Throws Error (plan_impossible) naming
/// a pattern that no profile fits, with the closest name as its hint: a slip of the finger should
/// not look like success.
std::vector<std::string> select_profiles(const profile::ProfileFiles& files,
                                         const std::vector<std::string>& patterns,
                                         const std::string& long_term_suffix);

}  // namespace stsmfa::batch
