#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace stsmfa::sts {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4).
Digest sha256(std::string_view bytes);

/// HMAC with SHA-256 (RFC 2104). Its working memory is wiped: keys pass through it.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// The bytes of a digest, to use it as a key or a text.
std::string_view bytes_of(const Digest& digest);

/// Lower-case hexadecimal.
std::string hex(const Digest& digest);

}  // namespace stsmfa::sts
