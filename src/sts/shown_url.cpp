#include "sts/shown_url.h"

#include "base/text.h"
#include "sts/authority.h"

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

}  // namespace

std::string shown_url(std::string_view url) {
  const std::string_view scheme = take_scheme(url);
  const std::string_view rest = without_user(url);
  const Authority authority = split_authority(rest.substr(0, rest.find_first_of("/?#")));
  const bool has_port = !authority.port || std::ranges::all_of(*authority.port, is_digit);
  const std::string_view shown = has_port ? rest : authority.host;
  return std::string(scheme) + std::string(shown) + (has_port ? "" : ":...");
}

}  // namespace stsmfa::sts
