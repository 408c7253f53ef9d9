#pragma once

#include "profile/setting.h"

#include <string>

namespace stsmfa::profile {

/// What a person should know of a command that stands, or shall stand, in a file: most SDKs take
/// what follows a ` #` or ` ;` for a comment, between quotes too, and run what precedes it. Empty
/// where all readers read it alike.
std::string warning_of_cut(const Setting& command);

}  // namespace stsmfa::profile
