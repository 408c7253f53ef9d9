#pragma once

#include "session/snapshot.h"
#include "view/diagnosis.h"

namespace stsmfa::view {

/// Everything that is wrong with the two files and the environment, as far as this profile is
/// concerned: what the plan's checks refuse, what AWS tools would use instead of the session, what
/// makes them fail, and who else can read the file.
std::vector<Problem> find_problems(const session::Snapshot& snapshot,
                                   const profile::Context& context);

}  // namespace stsmfa::view
