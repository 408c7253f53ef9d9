#include "base/json_string.h"

#include "base/text.h"

#include <charconv>
#include <cstdint>

namespace stsmfa {

namespace {

constexpr bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xd800 && unit <= 0xdbff; }
constexpr bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

void append_utf8(Secret& out, std::uint32_t character) {
  const auto continued = [&](unsigned shift) {
    out.append(static_cast<char>(0x80U | ((character >> shift) & 0x3fU)));
  };
  if (character < 0x80) {
    out.append(static_cast<char>(character));
  } else if (character < 0x800) {
    out.append(static_cast<char>(0xc0U | (character >> 6U)));
    continued(0);
  } else if (character < 0x10000) {
    out.append(static_cast<char>(0xe0U | (character >> 12U)));
    continued(6);
    continued(0);
  } else {
    out.append(static_cast<char>(0xf0U | (character >> 18U)));
    continued(12);
    continued(6);
    continued(0);
  }
}

/// Takes `uXXXX` off the text: a code unit of UTF-16.
std::optional<std::uint32_t> take_unit(std::string_view& text) {
  constexpr std::size_t size = 5;
  if (text.size() < size || text.front() != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  const char* end = text.data() + size;
  const auto [stop, error] = std::from_chars(text.data() + 1, end, unit, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  text.remove_prefix(size);
  return unit;
}

/// Takes `uXXXX` or `uXXXX\uXXXX` off the text.
bool take_unicode_escape(std::string_view& text, Secret& out) {
  const auto unit = take_unit(text);
  if (!unit || is_low_surrogate(*unit)) return false;
  if (!is_high_surrogate(*unit)) {
    append_utf8(out, *unit);
    return true;
  }
  if (!text.starts_with('\\')) return false;
  text.remove_prefix(1);
  const auto low = take_unit(text);
  if (!low || !is_low_surrogate(*low)) return false;
  append_utf8(out, 0x10000U + ((*unit - 0xd800U) << 10U) + (*low - 0xdc00U));
  return true;
}

/// Takes what stands behind a backslash off the text.
bool take_escape(std::string_view& text, Secret& out) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (text.starts_with('u')) return take_unicode_escape(text, out);
  const auto at = text.empty() ? std::string_view::npos : letters.find(text.front());
  if (at == std::string_view::npos) return false;
  out.append(meanings[at]);
  text.remove_prefix(1);
  return true;
}

void append_unicode_escape(Secret& json, std::uint32_t character) {
  constexpr std::string_view digits = "0123456789abcdef";
  json.append("\\u");
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    json.append(digits[(character >> shift) & 0xfU]);
  }
}

}  // namespace

std::optional<Secret> decode_json_string(std::string_view between_quotes) {
  Secret out;
  out.reserve(between_quotes.size());
  while (!between_quotes.empty()) {
    if (between_quotes.starts_with('\\')) {
      between_quotes.remove_prefix(1);
      if (!take_escape(between_quotes, out)) return std::nullopt;
      continue;
    }
    const auto character = decode_utf8(between_quotes);
    if (!character || character->value < 0x20 || character->value == '"') return std::nullopt;
    out.append(between_quotes.substr(0, character->size));
    between_quotes.remove_prefix(character->size);
  }
  return out;
}

void append_json_string(Secret& json, std::string_view bytes) {
  constexpr std::string_view replacement_character = "\xef\xbf\xbd";
  json.append('"');
  while (!bytes.empty()) {
    const auto character = decode_utf8(bytes);
    const auto as_it_is = bytes.substr(0, character ? character->size : 1);
    if (!character) {
      json.append(replacement_character);
    } else if (is_control(character->value)) {
      append_unicode_escape(json, character->value);
    } else {
      if (as_it_is == "\"" || as_it_is == "\\") json.append('\\');
      json.append(as_it_is);
    }
    bytes.remove_prefix(as_it_is.size());
  }
  json.append('"');
}

}  // namespace stsmfa
