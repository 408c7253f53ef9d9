#include "sts/url.h"

#include "base/text.h"
#include "sts/address.h"
#include "sts/authority.h"

#include <algorithm>

namespace stsmfa::sts {

UrlParts split_url(std::string_view url) {
  const auto mark = url.find("://");
  if (mark == std::string_view::npos) return {};
  UrlParts parts;
  parts.scheme = url.substr(0, mark);
  url.remove_prefix(mark + 3);
  const auto question = url.find('?');
  if (question != std::string_view::npos) parts.query = url.substr(question + 1);
  url = url.substr(0, question);
  const auto slash = std::min(url.find('/'), url.size());
  parts.authority = url.substr(0, slash);
  parts.path = url.substr(slash);
  return parts;
}

std::string fault_of_url(std::string_view url) {
  const UrlParts parts = split_url(url);
  if (parts.scheme != "https" && parts.scheme != "http") return "it does not begin with https://";
  const Authority authority = split_authority(parts.authority);
  if (authority.user) return "a user stands before its host";
  std::string fault = fault_of(authority);
  if (!fault.empty()) return fault;
  const auto is_allowed = [](char c) { return c > ' ' && c < '\x7f' && c != '#'; };
  return std::ranges::all_of(url, is_allowed) ? "" : "it holds a blank, a # or what is not ASCII";
}

std::optional<Url> parse_url(std::string_view url) {
  if (!fault_of_url(url).empty()) return std::nullopt;
  const UrlParts parts = split_url(url);
  const Authority authority = split_authority(parts.authority);
  Url result{parts.scheme, lower_case(authority.host), parts.path.empty() ? "/" : parts.path,
             parts.query};
  const std::string_view default_port = parts.scheme == "https" ? "443" : "80";
  const std::string_view port = authority.port.value_or(default_port);
  if (port != default_port) result.host.append(":").append(port);
  return result;
}

bool is_loopback(std::string_view host) {
  const Authority authority = split_authority(host);
  if (authority.user || (authority.port && !is_port(*authority.port))) return false;
  // An IPv6 address without brackets has no port, and is not a host of a URL.
  const auto address = parse_address(authority.host);
  return address ? is_loopback(*address) : equal_ignoring_case(authority.host, "localhost");
}

}  // namespace stsmfa::sts
