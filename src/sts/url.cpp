#include "sts/url.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace stsmfa::sts {

namespace {

constexpr auto none = std::string_view::npos;

/// A host as a URL has it and the text of its port, empty without one.
struct Authority {
  std::string_view host;
  std::string_view port;
};

/// nullopt when a colon has no port behind it, or when a bracket is not closed.
std::optional<Authority> split_authority(std::string_view text) {
  const auto bracket = text.starts_with('[') ? text.find(']') : 0;
  if (bracket == none) return std::nullopt;
  const auto colon = text.find(':', bracket);
  if (colon == none) return Authority{text, {}};
  if (colon + 1 == text.size()) return std::nullopt;
  return Authority{text.substr(0, colon), text.substr(colon + 1)};
}

/// inet_pton of a text that may hold anything: a NUL would end it for inet_pton, not for us.
bool parse_address(int family, std::string_view text, void* address) {
  return text.find('\0') == none && inet_pton(family, std::string(text).c_str(), address) == 1;
}

std::optional<in6_addr> parse_ipv6_literal(std::string_view host) {
  in6_addr address{};
  if (!host.starts_with('[') || !host.ends_with(']')) return std::nullopt;
  if (!parse_address(AF_INET6, host.substr(1, host.size() - 2), &address)) return std::nullopt;
  return address;
}

bool is_label(std::string_view text) {
  constexpr std::size_t longest_label = 63;  // RFC 1035, 2.3.4
  const auto is_allowed = [](char c) { return is_alnum(c) || c == '-'; };
  return !text.empty() && text.size() <= longest_label && text.front() != '-' &&
         text.back() != '-' && std::ranges::all_of(text, is_allowed);
}

bool is_host_name(std::string_view host) {
  constexpr std::size_t longest_name = 253;  // RFC 1035, 2.3.4, as text
  if (host.size() > longest_name) return false;
  for (auto dot = host.find('.'); dot != none; dot = host.find('.')) {
    if (!is_label(host.substr(0, dot))) return false;
    host.remove_prefix(dot + 1);
  }
  return is_label(host);
}

bool is_port(std::string_view text) {
  const auto number = parse_number(text);
  return number && *number >= 1 && *number <= 65535 && text.front() != '0';
}

bool is_loopback_ipv4(std::string_view host) {
  in_addr address{};
  return parse_address(AF_INET, host, &address) && host.starts_with("127.");
}

}  // namespace

UrlParts split_url(std::string_view url) {
  const auto mark = url.find("://");
  if (mark == none) return {};
  UrlParts parts;
  parts.scheme = url.substr(0, mark);
  url.remove_prefix(mark + 3);
  const auto question = url.find('?');
  if (question != none) parts.query = url.substr(question + 1);
  url = url.substr(0, question);
  const auto slash = std::min(url.find('/'), url.size());
  parts.authority = url.substr(0, slash);
  parts.path = url.substr(slash);
  return parts;
}

std::optional<Url> parse_url(std::string_view url) {
  const auto is_allowed = [](char c) { return c > ' ' && c < '\x7f' && c != '#'; };
  if (!std::ranges::all_of(url, is_allowed)) return std::nullopt;
  const UrlParts parts = split_url(url);
  if (parts.scheme != "https" && parts.scheme != "http") return std::nullopt;
  const auto authority = split_authority(parts.authority);
  if (!authority) return std::nullopt;
  const auto& [host, port] = *authority;
  if (!is_host_name(host) && !parse_ipv6_literal(host)) return std::nullopt;
  if (!port.empty() && !is_port(port)) return std::nullopt;

  Url result{parts.scheme, lower_case(host), parts.path.empty() ? "/" : parts.path, parts.query};
  const std::string_view default_port = parts.scheme == "https" ? "443" : "80";
  if (!port.empty() && port != default_port) result.host.append(":").append(port);
  return result;
}

bool is_loopback(std::string_view host) {
  const auto authority = split_authority(host);
  if (!authority || !(authority->port.empty() || is_port(authority->port))) return false;
  if (const auto address = parse_ipv6_literal(authority->host)) {
    return IN6_IS_ADDR_LOOPBACK(&*address) != 0;
  }
  return equal_ignoring_case(authority->host, "localhost") || is_loopback_ipv4(authority->host);
}

}  // namespace stsmfa::sts
