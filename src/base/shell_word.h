#pragma once

#include "base/secret.h"

#include <string>
#include <string_view>

namespace stsmfa {

/// Appends the text in single quotes, as every shell of POSIX's kind reads it: nothing is special
/// in there but the quote itself, which stands outside of them.
void append_quoted(Secret& out, std::string_view text);

/// A word of a command line for the same shells, for commands that a person may copy: as it is
/// where nothing in it is special, else in single quotes.
std::string shell_word(const std::string& word);

}  // namespace stsmfa
