#pragma once

#include <string>
#include <vector>

namespace stsmfa::cli {

/// Up to three texts as they are, of more than that the first two and how many there are besides:
/// `dev, prod and 3 more`. Empty for none.
std::string few_of(const std::vector<std::string>& texts);

/// A word of a command line as every shell of POSIX's kind takes it, for commands that a person may
/// copy: as it is where nothing in it is special, else in single quotes.
std::string shell_word(const std::string& word);

}  // namespace stsmfa::cli
