#pragma once

#include "base/environment.h"
#include "base/exit_status.h"

#include <string_view>
#include <vector>

namespace stsmfa::verb {

/// What the completions of the shells call stsmfa with: `stsmfa __profiles WORD...`, the words
/// being those that stand on the line before the cursor. No `--help` and no manual names it.
inline constexpr std::string_view profile_names = "__profiles";

/// Prints the names of all profiles on standard output, one a line, sorted, each once: the sections
/// of the credentials file, `[NAME-long-term]` as NAME and without `[mfa-ACCESSKEYID]`, and
/// `[profile NAME]` and `[default]` of the config file. The files are those of
/// `--credentials-file` and `--config-file` among `line`, else of the environment, else the usual
/// ones. A name that a terminal would act upon is left out. Whatever fails is silent and leaves
/// names out: the status is always success. No lock, no network, nothing is written.
ExitStatus print_profile_names(const std::vector<std::string_view>& line,
                               const Environment& environment);

}  // namespace stsmfa::verb
