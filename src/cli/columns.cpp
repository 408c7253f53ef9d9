#include "cli/columns.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace stsmfa::cli {

namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

/// Where the characters are that East Asian Width (Unicode Standard Annex #11) calls wide or full
/// width, and emoji. Some among them are narrow.
constexpr std::array<Range, 13> wide = {{{0x1100, 0x115f},
                                         {0x231a, 0x23f3},
                                         {0x2600, 0x27bf},
                                         {0x2b1b, 0x2b55},
                                         {0x2e80, 0xa4cf},
                                         {0xa960, 0xa97f},
                                         {0xac00, 0xd7a3},
                                         {0xf900, 0xfaff},
                                         {0xfe30, 0xfe6f},
                                         {0xff00, 0xff60},
                                         {0xffe0, 0xffe6},
                                         {0x1f300, 0x1faff},
                                         {0x20000, 0x3fffd}}};

/// The first character of a text: its bytes, and the columns that it takes.
struct Character {
  std::size_t size = 1;
  std::size_t columns = 1;
};

Character first_of(std::string_view text) {
  const auto point = decode_utf8(text);
  if (!point) return {};
  const bool is_wide = std::ranges::any_of(wide, [&](const Range& range) {
    return point->value >= range.first && point->value <= range.last;
  });
  return {point->size, is_wide ? 2U : 1U};
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const Character character = first_of(text);
    count += character.columns;
    text.remove_prefix(character.size);
  }
  return count;
}

std::string padded(std::string text, std::size_t width) {
  return text.append(width - std::min(width, columns(text)), ' ');
}

std::string cut_end(std::string_view text, std::size_t width, std::string_view ellipsis) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::size_t end = 0;
  for (std::size_t used = 0; used < width;) {
    const Character character = first_of(text.substr(end));
    used += character.columns;
    if (used < width) end += character.size;
  }
  return std::string(text.substr(0, end)).append(ellipsis);
}

std::string cut_front(std::string_view text, std::size_t width, std::string_view ellipsis) {
  std::size_t left = columns(text);
  if (left <= width) return std::string(text);
  if (width == 0) return {};
  while (left >= width) {
    const Character character = first_of(text);
    left -= character.columns;
    text.remove_prefix(character.size);
  }
  return std::string(ellipsis).append(text);
}

}  // namespace stsmfa::cli
