#include "credentials/encoding.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

using namespace std::string_view_literals;

}  // namespace

std::string encoding_flaw(std::string_view text) {
  // UTF-32's little-endian mark begins with UTF-16's
  if (text.starts_with("\xff\xfe\0\0"sv) || text.starts_with("\0\0\xfe\xff"sv)) {
    return "it is UTF-32, which no AWS tool reads";
  }
  if (text.starts_with("\xff\xfe"sv) || text.starts_with("\xfe\xff"sv)) {
    return "it is UTF-16 (\"Unicode\" in Windows' editors), which no AWS tool reads";
  }
  const std::size_t at = text.find('\0');
  if (at == std::string_view::npos) return {};
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return "line " + std::to_string(line) + ": a NUL byte: it is no text, or UTF-16";
}

}  // namespace stsmfa::credentials
