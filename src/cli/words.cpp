#include "cli/words.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::cli {

std::string few_of(const std::vector<std::string>& texts) {
  constexpr std::size_t most_texts = 3;
  const bool all = texts.size() <= most_texts;
  const std::size_t shown = all ? texts.size() : most_texts - 1;
  std::string few;
  for (std::size_t i = 0; i < shown; ++i) {
    few += (i == 0 ? "" : ", ") + texts[i];
  }
  return all ? few : few + " and " + std::to_string(texts.size() - shown) + " more";
}

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

}  // namespace stsmfa::cli
