#include "base/shell_word.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa {

void append_quoted(Secret& out, std::string_view text) {
  out.append('\'');
  for (const char c : text) {
    if (c == '\'') {
      out.append("'\\''");
    } else {
      out.append(c);
    }
  }
  out.append('\'');
}

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "@%+=:,./-";
  const auto is_plain = [&](char c) {
    return is_word(c) || plain.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
  Secret quoted;
  append_quoted(quoted, word);
  return std::string(quoted.reveal());
}

}  // namespace stsmfa
