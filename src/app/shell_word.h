#pragma once

#include <string>

namespace stsmfa::app {

/// A word of a command line as every shell of POSIX's kind takes it, for commands that a person may
/// copy: as it is where nothing in it is special, else in single quotes.
std::string shell_word(const std::string& word);

}  // namespace stsmfa::app
