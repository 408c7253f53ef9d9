#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

namespace stsmfa {

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), to_lower);
  return result;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::optional<CodePoint> decode_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return CodePoint{first, 1};
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < size) return std::nullopt;
  std::uint32_t value = first & (0xffU >> (size + 1));
  for (std::size_t at = 1; at < size; ++at) {
    if ((byte(at) & 0xc0U) != 0x80U) return std::nullopt;
    value = (value << 6U) | (byte(at) & 0x3fU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xd800 && value <= 0xdfff;
  if (overlong || surrogate || value > 0x10ffff) return std::nullopt;
  return CodePoint{value, size};
}

namespace {

bool is_direction_mark(std::uint32_t c) {
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// The character at the end of `text`; nullopt for none, or bytes that are none.
std::optional<CodePoint> last_character(std::string_view text) {
  for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size) {
    const auto character = decode_utf8(text.substr(text.size() - size));
    if (character && character->size == size) return character;
  }
  return std::nullopt;
}

/// A character of ASCII that is no white space of any kind.
constexpr bool is_visible(char c) { return c >= '!' && c <= '~'; }

}  // namespace

bool is_unicode_space(std::uint32_t c) {
  constexpr std::array<std::uint32_t, 9> others = {0x85,   0xa0,   0x1680, 0x2028, 0x2029,
                                                   0x202f, 0x205f, 0x3000, ' '};
  return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f) || (c >= 0x2000 && c <= 0x200a) ||
         std::ranges::find(others, c) != others.end();
}

bool is_invisible(std::uint32_t c) {
  return is_direction_mark(c) || c == 0xad || (c >= 0x200b && c <= 0x200d) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xfeff;
}

std::optional<int> digit_value(std::uint32_t c) {
  // ASCII, Arabic-Indic, Persian, Devanagari, Bengali, Thai, full-width
  constexpr std::array<std::uint32_t, 7> zeros = {'0',    0x0660, 0x06f0, 0x0966,
                                                  0x09e6, 0x0e50, 0xff10};
  const auto zero = std::ranges::find_if(zeros, [&](std::uint32_t z) { return c - z < 10; });
  return zero == zeros.end() ? std::nullopt : std::optional(static_cast<int>(c - *zero));
}

std::string named(std::uint32_t c) {
  if (c > ' ' && c < 0x7f) return {static_cast<char>(c)};
  std::array<char, 8> hex{};
  const char* const end = std::to_chars(hex.data(), hex.data() + hex.size(), c, 16).ptr;
  const std::string digits(hex.data(), static_cast<std::size_t>(end - hex.data()));
  return "\\u" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

Extent leading_space(std::string_view text) {
  Extent space;
  if (!text.empty() && is_visible(text.front())) return space;  // as nearly all do
  while (space.bytes < text.size()) {
    const auto next = decode_utf8(text.substr(space.bytes));
    if (!next || !is_unicode_space(next->value)) break;
    space.bytes += next->size;
    ++space.characters;
  }
  return space;
}

std::string_view strip(std::string_view text) {
  text.remove_prefix(leading_space(text).bytes);
  if (!text.empty() && is_visible(text.back())) return text;
  for (auto last = last_character(text); last && is_unicode_space(last->value);
       last = last_character(text)) {
    text.remove_suffix(last->size);
  }
  return text;
}

namespace {

/// How many bytes from `at` are ASCII, seen eight at a time: perhaps fewer than there are.
std::size_t ascii_size(std::string_view text, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t end = at;
  for (std::uint64_t eight = 0; end + sizeof eight <= text.size(); end += sizeof eight) {
    std::memcpy(&eight, text.data() + end, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  return end - at;
}

}  // namespace

std::size_t utf8_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at += ascii_size(text, at);
    if (at == text.size()) break;
    const auto character = decode_utf8(text.substr(at));
    if (!character) break;
    at += character->size;
  }
  return at;
}

bool is_utf8(std::string_view text) { return utf8_size(text) == text.size(); }

bool is_control(std::uint32_t c) {
  const bool line_end = c == 0x2028 || c == 0x2029;
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || is_direction_mark(c) || line_end;
}

namespace {

void append_escaped(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    out += "\\x";
    out += digits[byte >> 4U];
    out += digits[byte & 0xfU];
  }
}

}  // namespace

std::string escape(std::string_view foreign) {
  std::string out;
  out.reserve(foreign.size());
  while (!foreign.empty()) {
    const auto character = decode_utf8(foreign);
    const auto bytes = foreign.substr(0, character ? character->size : 1);
    if (character && !is_control(character->value)) {
      out += bytes;
    } else {
      append_escaped(out, bytes);
    }
    foreign.remove_prefix(bytes.size());
  }
  return out;
}

std::optional<long> parse_number(std::string_view text) {
  long value = 0;
  const char* end = text.data() + text.size();
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace stsmfa
