#include "app/shell_word.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::app {

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "@%+=:,./-";
  const auto is_plain = [&](char c) {
    return is_word(c) || plain.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
  std::string quoted = "'";
  for (const char c : word) {
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return quoted + "'";
}

}  // namespace stsmfa::app
