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

/// What stands in front of the first blank of a command line.
std::string_view first_word(std::string_view command);

/// The same where it is a word as it stands, of letters, digits and `_ . / ~ + -`; empty where the
/// shell makes another of it (`SEED=... oathtool`, `"$(...)"`).
std::string_view plain_first_word(std::string_view command);

/// Whether a word is the path of a program as people write one, from `/`, `~` or `.` on, and not a
/// secret access key, which may have slashes too.
bool is_written_as_path(std::string_view word);

}  // namespace stsmfa::profile
