#pragma once

#include "cli/option_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::cli {

/// All that may be typed for an option, its letter first: `-p`, `--profile`.
std::vector<std::string> spellings_of(const OptionDefinition& option);

/// The spellings of all options that a value follows.
std::vector<std::string> spellings_with_value();

/// What the value of an option can be completed to.
enum class Offer { nothing, profiles, files, commands, urls, choices };
Offer offer_of(const OptionDefinition& option);

/// A text in the quotes that bash, zsh and fish all understand: double ones where it holds a single
/// one. A backslash in it stands for itself in single quotes, and in double ones unless one of
/// `$`, `"` and a backquote follows.
std::string in_quotes(std::string_view text);

}  // namespace stsmfa::cli
