#include "cli/words.h"

namespace stsmfa::cli {

std::string join(const std::vector<std::string>& texts, ListLength length) {
  const bool is_whole = texts.size() <= length.whole;
  const std::size_t named = is_whole ? texts.size() : length.first;
  const std::string joined = join(std::span(texts).first(named), ", ");
  return is_whole ? joined : joined + " and " + std::to_string(texts.size() - named) + " more";
}

std::string join(std::span<const std::string> texts, std::string_view between) {
  std::string joined;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) joined += between;
    joined += text;
  }
  return joined;
}

std::string enumerate(const std::vector<std::string>& texts) {
  if (texts.size() < 2) return join(texts);
  return join(std::span(texts).first(texts.size() - 1), ", ") + " and " + texts.back();
}

}  // namespace stsmfa::cli
