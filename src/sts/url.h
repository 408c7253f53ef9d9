#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

/// The raw pieces of a URL, none of them checked. The pieces are views of the text.
struct UrlParts {
  std::string_view scheme;
  std::string_view authority;  ///< host and port, and whatever else stands before the path
  std::string_view path;       ///< from its first slash; empty when there is none
  std::string_view query;      ///< without the question mark
};

/// Cuts `scheme://authority/path?query` at its marks. Without `://` everything is empty.
UrlParts split_url(std::string_view url);

/// A URL taken apart as far as signing needs it. The host is in lower case and has its port unless
/// that is the scheme's default; the path is at least `/`.
struct Url {
  std::string_view scheme;
  std::string host;
  std::string_view path;
  std::string_view query;  ///< without the question mark
};

/// Why `url` is not `http(s)://host[:port][/path][?query]`: no user info, no fragment, nothing but
/// printable ASCII, a host of letters, digits, dots and inner dashes or an IPv6 literal in
/// brackets, a port from 1 to 65535. Empty when it is. Repeats nothing of it.
std::string fault_of_url(std::string_view url);

/// nullopt when there is a fault_of_url.
std::optional<Url> parse_url(std::string_view url);

/// Whether the host (with or without port) is this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
bool is_loopback(std::string_view host);

}  // namespace stsmfa::sts
