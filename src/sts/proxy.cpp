#include "sts/proxy.h"

#include "base/text.h"
#include "sts/authority.h"

#include <algorithm>
#include <array>

namespace stsmfa::sts {

namespace {

constexpr auto none = std::string_view::npos;

struct Scheme {
  std::string_view name;
  std::string_view default_port;
};
constexpr std::array<Scheme, 7> schemes = {{{"http", "80"},
                                            {"https", "443"},
                                            {"socks", "1080"},
                                            {"socks4", "1080"},
                                            {"socks4a", "1080"},
                                            {"socks5", "1080"},
                                            {"socks5h", "1080"}}};

struct Parts {
  const Scheme* scheme = nullptr;  ///< nullptr: one that no proxy has
  Authority authority;
  bool has_encoded_at = false;  ///< in the authority, and no @ itself
  std::string_view rest;  ///< from the slash, question mark or number sign behind the authority
};

const Scheme* find_scheme(std::string_view name) {
  const std::string wanted = lower_case(name);
  const auto found = std::ranges::find(schemes, wanted, &Scheme::name);
  return found == schemes.end() ? nullptr : &*found;
}

Parts split(std::string_view url) {
  Parts parts{.scheme = &schemes.front(), .authority = {}, .has_encoded_at = false, .rest = {}};
  // Behind a slash it is no scheme's mark but a part of a path, or of a password.
  const auto mark = url.find("://");
  if (mark != none && url.find_first_of("/?#@") > mark) {
    parts.scheme = find_scheme(url.substr(0, mark));
    url.remove_prefix(mark + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  }
  const auto end = std::min(url.find_first_of("/?#"), url.size());
  parts.authority = split_authority(url.substr(0, end));
  parts.has_encoded_at = !parts.authority.user && url.substr(0, end).find("%40") != none;
  parts.rest = url.substr(end);
  // `http://proxy:` has no port: botocore and curl take it so.
  if (parts.authority.port && parts.authority.port->empty()) parts.authority.port.reset();
  return parts;
}

std::string fault_of_user(std::string_view user) {
  const auto is_control = [](char c) { return c >= '\0' && (c < ' ' || c == '\x7f'); };
  const bool has_nul = user.find("%00") != none;
  if (!has_nul && std::ranges::none_of(user, is_control)) return {};
  return "a control character stands before its host";
}

}  // namespace

Check check_proxy_url(std::string_view url) {
  if (url.starts_with('"') || url.starts_with('\'')) {
    return Refusal{"begins with a quote, which is a part of it", "write it without quotes"};
  }
  const Parts parts = split(url);
  if (parts.has_encoded_at) {
    return Refusal{"a %40 stands before its host",
                   "write @ there: %40 stands for one inside a user's name or password"};
  }
  if (parts.rest.find('@') != none) {
    return Refusal{"a /, ? or # stands before its host", "there they are written %2F, %3F and %23"};
  }
  if (parts.scheme == nullptr) {
    return Refusal{"no proxy has such a scheme",
                   "http, https, socks4, socks4a, socks5 and socks5h can be"};
  }
  std::string fault = fault_of_proxy(parts.authority);
  if (fault.empty()) fault = fault_of_user(parts.authority.user.value_or(""));
  if (fault.empty()) return std::nullopt;
  return Refusal{std::move(fault)};
}

Proxy proxy_of(std::string_view url) {
  const Parts parts = split(url);
  std::string clean(parts.scheme->name);
  clean.append("://").append(parts.authority.host).append(":");
  clean.append(parts.authority.port.value_or(parts.scheme->default_port));
  return {std::move(clean), Secret(parts.authority.user.value_or(""))};
}

}  // namespace stsmfa::sts
