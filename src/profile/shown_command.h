#pragma once

#include "profile/context.h"

#include <string>
#include <string_view>

namespace stsmfa::profile {

/// A command as `doctor` and `setup` show it: by its first word (`oathtool …`), since the others
/// may be a seed, a password or a code and the page is pasted into bug reports; whole with `-v`,
/// but not in a report. Of a first word only what is a plain path (from `/`, `~` or `.` on) or a
/// program of PATH is shown: anything else may be the secret itself, in the place of what prints
/// it.
std::string shown_command(std::string_view command, const Context& context);

/// That first word alone; empty where it is not shown.
std::string shown_program(std::string_view command, const Environment& environment);

}  // namespace stsmfa::profile
