#include "sts/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <string>

namespace stsmfa::sts {

namespace {

constexpr std::size_t ipv4_size = 4;
constexpr std::size_t ipv6_size = 16;

std::string_view without_brackets(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(']') || text.size() < 2) return text;
  return text.substr(1, text.size() - 2);
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  // A NUL would end it for inet_pton, not for us.
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  Address address;
  const std::string ipv6(without_brackets(text));
  if (inet_pton(AF_INET, std::string(text).c_str(), address.bytes.data()) == 1) {
    address.size = ipv4_size;
  } else if (inet_pton(AF_INET6, ipv6.c_str(), address.bytes.data()) == 1) {
    address.size = ipv6_size;
  } else {
    return std::nullopt;
  }
  return address;
}

bool is_loopback(const Address& address) {
  if (address.size == ipv4_size) return address.bytes[0] == 127;
  Address loopback;
  loopback.bytes.back() = 1;
  return address.bytes == loopback.bytes;
}

bool share_prefix(const Address& one, const Address& other, std::size_t bits) {
  if (one.size != other.size || bits > one.size * 8) return false;
  const auto whole = static_cast<std::ptrdiff_t>(bits / 8);
  if (!std::equal(one.bytes.begin(), one.bytes.begin() + whole, other.bytes.begin())) return false;
  const unsigned rest = bits % 8;
  if (rest == 0) return true;
  const auto at = static_cast<std::size_t>(whole);
  return ((one.bytes.at(at) ^ other.bytes.at(at)) >> (8U - rest)) == 0;
}

}  // namespace stsmfa::sts
