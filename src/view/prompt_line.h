#pragma once

#include "view/profile_statuses.h"

#include <string>

namespace stsmfa::view {

/// The line for a shell prompt, without its end. Of the profile that the command line names, else
/// of the one whose keys are in use: where the environment has AWS_ACCESS_KEY_ID, every AWS tool
/// takes that key, so it is the profile of the session with that id (short_line); with no such
/// session in the file `P?` if AWS_VAULT names a profile of either file, as a shell of `exec` has
/// it, and otherwise `env ?`. Else of the profile that AWS_PROFILE names.
/// No byte of a name that a shell could expand in a prompt is in it. Throws as inspect() does.
std::string prompt_line(const Inspection& inspection);

}  // namespace stsmfa::view
