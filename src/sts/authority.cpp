#include "sts/authority.h"

#include "base/text.h"
#include "sts/address.h"

#include <algorithm>

namespace stsmfa::sts {

namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_name = 253;  // RFC 1035, 2.3.4, as text

bool is_label(std::string_view text) {
  constexpr std::size_t longest_label = 63;  // RFC 1035, 2.3.4
  const auto is_allowed = [](char c) { return is_alnum(c) || c == '-'; };
  return !text.empty() && text.size() <= longest_label && text.front() != '-' &&
         text.back() != '-' && std::ranges::all_of(text, is_allowed);
}

bool is_host_name(std::string_view host) {
  if (host.size() > longest_name) return false;
  for (auto dot = host.find('.'); dot != none; dot = host.find('.')) {
    if (!is_label(host.substr(0, dot))) return false;
    host.remove_prefix(dot + 1);
  }
  return is_label(host);
}

bool is_resolvable(std::string_view host) {
  const auto is_allowed = [](char c) { return is_word(c) || c == '-' || c == '.'; };
  return !host.empty() && host.size() <= longest_name && is_word(host.front()) &&
         std::ranges::all_of(host, is_allowed);
}

std::string fault_of_host(std::string_view host) {
  if (host.find_first_of(" \t\r\n") != none) return "a blank stands in its host";
  if (host.starts_with('[')) return "what stands in its brackets is not an IPv6 address";
  return "its host is neither a name nor an address";
}

std::string fault_of_port(const Authority& authority) {
  if (!authority.port || is_port(*authority.port)) return {};
  return "its port is not a number from 1 to 65535";
}

}  // namespace

Authority split_authority(std::string_view text) {
  Authority authority;
  if (const auto at = text.rfind('@'); at != none) {
    authority.user = text.substr(0, at);
    text.remove_prefix(at + 1);
  }
  const auto bracket = text.starts_with('[') ? text.find(']') : 0;
  const auto colon = text.find(':', bracket);
  authority.host = text.substr(0, colon);
  if (colon != none) authority.port = text.substr(colon + 1);
  return authority;
}

std::string fault_of(const Authority& authority) {
  const std::string_view host = authority.host;
  if (host.empty()) return "it has no host";
  if (!is_host_name(host) && !is_ipv6_literal(host)) return fault_of_host(host);
  return fault_of_port(authority);
}

std::string fault_of_proxy(const Authority& authority) {
  const std::string_view host = authority.host;
  if (host.empty()) return "it has no host";
  if (!is_resolvable(host) && !is_ipv6_literal(host)) return fault_of_host(host);
  return fault_of_port(authority);
}

bool is_ipv6_literal(std::string_view host) {
  return host.starts_with('[') && host.ends_with(']') && parse_address(host).has_value();
}

bool is_port(std::string_view text) {
  const auto number = parse_number(text);
  return number && *number >= 1 && *number <= 65535 && text.front() != '0';
}

}  // namespace stsmfa::sts
