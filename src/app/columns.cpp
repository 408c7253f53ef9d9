#include "app/columns.h"

#include <algorithm>

namespace stsmfa::app {

namespace {

/// Whether a byte is one of a UTF-8 sequence and not its first.
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

/// Where the character with this number begins; the text's size when it has fewer.
std::size_t start_of(std::size_t character, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (continues(text[at])) continue;
    if (character == 0) return at;
    --character;
  }
  return text.size();
}

}  // namespace

std::size_t columns(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

std::string padded(std::string text, std::size_t width) {
  return text.append(width - std::min(width, columns(text)), ' ');
}

std::string cut_end(std::string_view text, std::size_t width, std::string_view ellipsis) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(text.substr(0, start_of(width - 1, text))).append(ellipsis);
}

std::string cut_front(std::string_view text, std::size_t width, std::string_view ellipsis) {
  const std::size_t all = columns(text);
  if (all <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(ellipsis).append(text.substr(start_of(all - width + 1, text)));
}

}  // namespace stsmfa::app
