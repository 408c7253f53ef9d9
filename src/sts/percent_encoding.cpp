#include "sts/percent_encoding.h"

#include "base/text.h"

#include <array>

namespace stsmfa::sts {

namespace {

/// For a text that is public as for one that is not.
template <typename Text>
void append_encoded(Text& out, std::string_view bytes, std::string_view keep) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved_marks = "-._~";
  for (const char c : bytes) {
    const bool plain = is_alnum(c) || unreserved_marks.find(c) != std::string_view::npos ||
                       keep.find(c) != std::string_view::npos;
    const auto byte = static_cast<unsigned char>(c);
    const std::array escaped = {'%', digits[byte >> 4U], digits[byte & 0xfU]};
    out.append(plain ? std::string_view(&c, 1) : std::string_view(escaped.data(), 3));
  }
}

}  // namespace

std::string percent_encode(std::string_view bytes, std::string_view keep) {
  std::string text;
  append_encoded(text, bytes, keep);
  return text;
}

void append_percent_encoded(Secret& out, std::string_view bytes, std::string_view keep) {
  append_encoded(out, bytes, keep);
}

std::optional<char> percent_decoded_byte(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const auto high = digits.find(to_lower(text[1]));
  const auto low = digits.find(to_lower(text[2]));
  if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

std::string percent_decode(std::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    const auto decoded = percent_decoded_byte(text);
    bytes += decoded.value_or(text.front());
    text.remove_prefix(decoded ? 3 : 1);
  }
  return bytes;
}

}  // namespace stsmfa::sts
