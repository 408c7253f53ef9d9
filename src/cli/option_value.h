#pragma once

#include "cli/option_table.h"

#include <string>

namespace stsmfa::cli {

/// Gives the member that the option fills the value that was typed, which for a switch is empty; a
/// vector gets it as one more.
/// Throws Error (usage; object the option) for a text that is no duration or no level where one is
/// wanted.
void fill_member(Options& options, const OptionDefinition& option, const std::string& value);

}  // namespace stsmfa::cli
