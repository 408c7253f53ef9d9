#pragma once

#include "app/plan.h"

#include <string>
#include <vector>

namespace stsmfa::app {

/// What the user of a session needs to know that does not stand in the section of the profile's own
/// name: under which name AWS tools find it; and, when the section has just been made, what would
/// let them use the profile itself. Lines, to be said one by one; none for a profile with a
/// long-term section.
std::vector<std::string> how_to_use(const Plan& plan, bool new_section);

}  // namespace stsmfa::app
