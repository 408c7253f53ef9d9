#pragma once

#include "base/environment.h"
#include "profile/setting.h"

#include <string>
#include <string_view>

namespace stsmfa::profile {

/// What a person should know of a command that cannot be run, before it is: the shell would end
/// with 127 (or 126) at the moment the code is needed. Only a first word that is a path (from `/`,
/// `~/` or `.` on) is named, since any other may be the secret itself, in the place of what prints
/// it (shown_command.h). Empty where there is nothing to say: the program is there, it is a word of
/// the shell's own, or the command begins with anything else than a plain word (`SEED=...
/// oathtool`, a quote, a variable), which nobody but the shell understands.
/// Nothing is said where there is no PATH: the shell has one of its own then.
std::string warning_of_missing_program(const Setting& command, const Environment& environment);

inline constexpr std::string_view help_for_missing_program = "install it, or write where it is";

}  // namespace stsmfa::profile
