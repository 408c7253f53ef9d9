#include "view/shown_command.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::view {

std::string shown_command(std::string_view command, const cli::Options& options) {
  if (options.verbose && !options.report) return std::string(command);
  command = trim(command);
  const auto is_plain = [](char c) {
    return is_word(c) || std::string_view("./~+-").find(c) != std::string_view::npos;
  };
  const auto end = std::ranges::find_if_not(command, is_plain);
  if (end == command.end()) return std::string(command);
  // Anything else than a blank behind it: `SEED=... oathtool`, `"$(...)"`.
  const bool is_word_of_its_own = is_space(*end);
  return (is_word_of_its_own ? std::string(command.begin(), end) + " " : "") + "…";
}

}  // namespace stsmfa::view
