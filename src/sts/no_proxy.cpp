#include "sts/no_proxy.h"

#include "base/text.h"
#include "sts/address.h"

#include <algorithm>

namespace stsmfa::sts {

namespace {

constexpr auto none = std::string_view::npos;

/// An entry for an address: whether there is one, and whether it has the host in it.
bool is_network_of(const Address& host, std::string_view entry) {
  const auto slash = entry.find('/');
  const auto network = parse_address(entry.substr(0, slash));
  if (!network) return false;
  if (slash == none) return share_prefix(host, *network, network->size * 8);
  const auto bits = parse_number(entry.substr(slash + 1));
  return bits && share_prefix(host, *network, static_cast<std::size_t>(*bits));
}

std::string_view without_dots(std::string_view name) {
  while (name.starts_with('.')) {
    name.remove_prefix(1);
  }
  if (name.ends_with('.')) name.remove_suffix(1);
  return name;
}

bool is_name_of(std::string_view host, std::string_view entry) {
  host = without_dots(host);
  entry = without_dots(entry);
  if (entry.empty() || host.size() < entry.size()) return false;
  const std::string_view before = host.substr(0, host.size() - entry.size());
  return equal_ignoring_case(host.substr(before.size()), entry) &&
         (before.empty() || before.ends_with('.'));
}

bool names_host(std::string_view host, std::string_view entry) {
  const auto address = parse_address(host);
  return address ? is_network_of(*address, entry) : is_name_of(host, entry);
}

/// The colons of an IPv6 address without brackets are not those of a port.
bool may_have_port(std::string_view entry) {
  return entry.starts_with('[') || entry.find(':') == entry.rfind(':');
}

bool is_entry_of(const Authority& host, std::string_view entry) {
  if (!may_have_port(entry)) return names_host(host.host, entry);
  const Authority wanted = split_authority(entry);
  if (wanted.user || (wanted.port && wanted.port != host.port)) return false;
  return names_host(host.host, wanted.host);
}

}  // namespace

bool is_excluded(const Authority& host, std::string_view no_proxy) {
  if (trim(no_proxy) == "*") return true;
  while (!no_proxy.empty()) {
    const auto end = std::min(no_proxy.find(','), no_proxy.size());
    if (is_entry_of(host, trim(no_proxy.substr(0, end)))) return true;
    no_proxy.remove_prefix(std::min(end + 1, no_proxy.size()));
  }
  return false;
}

}  // namespace stsmfa::sts
