#pragma once

#include "base/text.h"
#include "credentials/lines.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace stsmfa::credentials {

/// How a '[' stands on its line: what may be indented, read_lines() has to look at.
enum class HeaderPlace { first, indented, inside };

/// Whether a byte may belong to white space, Unicode's included.
inline bool may_be_space(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_space(c) || byte >= 0x80 || (byte >= 0x1c && byte <= 0x1f);
}

/// Of the byte at `at`; costs no more than the blanks before it, however long its line is.
inline HeaderPlace place_of(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != '\n' && may_be_space(text[begin - 1])) {
    --begin;
  }
  if (begin > 0 && text[begin - 1] != '\n') return HeaderPlace::inside;
  return begin == at ? HeaderPlace::first : HeaderPlace::indented;
}

/// The header_part of the line that begins at `at`, if it can be a header.
inline std::optional<std::string_view> header_at(std::string_view text, std::size_t at) {
  const std::string_view line = header_part(text.substr(at, text.find('\n', at) - at));
  return is_header(line) ? std::optional(line) : std::nullopt;
}

}  // namespace stsmfa::credentials
