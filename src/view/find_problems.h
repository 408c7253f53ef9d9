#pragma once

#include "session/snapshot.h"
#include "view/diagnosis.h"

namespace stsmfa::view {

/// Everything that is wrong with a profile, beyond what is wrong with the files as such
/// (find_file_problems.h): what the plan's checks refuse, what AWS tools would use instead of the
/// session, what makes them fail, which of its keys nobody heeds.
std::vector<Problem> find_problems(const session::Snapshot& snapshot,
                                   const profile::Context& context);

}  // namespace stsmfa::view
