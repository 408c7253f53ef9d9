#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stsmfa::sts {

/// An IP address as its bytes: 4 or 16 of them.
struct Address {
  std::array<std::uint8_t, 16> bytes = {};
  std::size_t size = 0;
};

/// An IPv4 address with all of its dots, or an IPv6 one without or with its brackets; nullopt for
/// anything else.
std::optional<Address> parse_address(std::string_view text);

/// Whether it is 127.0.0.0/8 or ::1.
bool is_loopback(const Address& address);

/// Whether both begin with the same `bits`; false for those of two families.
bool share_prefix(const Address& one, const Address& other, std::size_t bits);

}  // namespace stsmfa::sts
