#pragma once

#include "base/environment.h"
#include "base/exit_status.h"

#include <string_view>
#include <vector>

namespace stsmfa::verb {

/// A whole run but for the process around it: reads the arguments (without the program's name),
/// does what the verb says, reports an Error on standard error and gives its status. Throws
/// Interrupted only.
ExitStatus run(const std::vector<std::string_view>& arguments, const Environment& environment);

}  // namespace stsmfa::verb
