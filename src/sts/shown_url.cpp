#include "sts/shown_url.h"

#include "base/text.h"
#include "sts/authority.h"
#include "sts/shown_value.h"

#include <algorithm>
#include <array>

namespace stsmfa::sts {

namespace {

constexpr auto none = std::string_view::npos;

/// Of these alone it is certain that they are no user name: `lee://x@host` may have a password that
/// begins with slashes.
constexpr std::array<std::string_view, 8> schemes = {"https",  "http",    "ftp",    "socks",
                                                     "socks4", "socks4a", "socks5", "socks5h"};

/// The scheme with its slashes, taken off the URL.
std::string_view take_scheme(std::string_view& url) {
  const auto mark = url.find("://");
  if (mark == none) return {};
  const std::string scheme = lower_case(url.substr(0, mark));
  if (std::ranges::find(schemes, scheme) == schemes.end()) return {};
  const std::string_view taken = url.substr(0, mark + 3);
  url.remove_prefix(taken.size());
  return taken;
}

/// What follows the last `@`, in the host's part an encoded one as well.
std::string_view without_user(std::string_view text) {
  const auto at = text.rfind('@');
  if (at != none) text.remove_prefix(at + 1);
  const auto encoded = text.substr(0, text.find_first_of("/?#")).rfind("%40");
  if (encoded != none) text.remove_prefix(encoded + 3);
  return text;
}

/// The path, and a sign that more follows it.
std::string shown_path(std::string_view rest) {
  const std::string_view path = rest.substr(0, rest.find_first_of("?#"));
  std::string shown(looks_like_secret_access_key(path) ? "/…" : path);
  if (path.size() < rest.size()) shown += std::string(1, rest[path.size()]) + "…";
  return shown;
}

enum class Path { shown, left_out };

std::string shown(std::string_view url, Path path) {
  const bool is_quoted = url.size() > 1 && (url.front() == '"' || url.front() == '\'');
  if (is_quoted && url.back() == url.front()) {
    const std::string quote(1, url.front());
    return quote + shown(url.substr(1, url.size() - 2), path) + quote;
  }
  const std::string scheme(take_scheme(url));
  const std::string_view rest = without_user(url);
  const std::string_view before_path = rest.substr(0, rest.find_first_of("/?#"));
  const Authority authority = split_authority(before_path);
  const bool has_port = !authority.port || std::ranges::all_of(*authority.port, is_digit);
  if (!has_port) return scheme + std::string(authority.host) + ":...";
  std::string text = scheme + std::string(before_path);
  if (path == Path::shown) text += shown_path(rest.substr(before_path.size()));
  return text;
}

}  // namespace

std::string shown_url(std::string_view url) { return shown(url, Path::shown); }

std::string shown_proxy(std::string_view url) { return shown(url, Path::left_out); }

}  // namespace stsmfa::sts
