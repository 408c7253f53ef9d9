#pragma once

#include "cli/options.h"

#include <string>
#include <string_view>

namespace stsmfa::view {

/// A command as `doctor` shows it: by its first word (`oathtool ...`), since the others may be a
/// seed, a password or a code and the page is pasted into bug reports; whole with `-v`, but not in
/// a report. Of a first word only what is a plain name or path is shown: a variable that is set for
/// the command may be the secret.
std::string shown_command(std::string_view command, const cli::Options& options);

}  // namespace stsmfa::view
