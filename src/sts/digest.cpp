#include "sts/digest.h"

#include "base/secret.h"

// OpenSSL deprecates the low-level functions since 3.0 in favour of EVP, but keeps them. EVP loads
// providers and locks at the first call: with it stsmfa starts in 2.08 times the time of
// /bin/true, with these in 1.5 times (both linked statically).
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace stsmfa::sts {

namespace {

constexpr std::size_t block_size = 64;  // of SHA-256, in bytes
using Block = std::array<std::uint8_t, block_size>;

/// One run of SHA-256, wiped when it ends.
class Sha256 {
 public:
  Sha256() { SHA256_Init(&state_); }
  ~Sha256() { wipe(&state_, sizeof(state_)); }
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  Sha256& update(std::string_view bytes) {
    SHA256_Update(&state_, bytes.data(), bytes.size());
    return *this;
  }
  Sha256& update(const Block& block) {
    SHA256_Update(&state_, block.data(), block.size());
    return *this;
  }
  Digest finish() {
    Digest digest{};
    SHA256_Final(digest.data(), &state_);
    return digest;
  }

 private:
  SHA256_CTX state_{};
};

/// A key of HMAC as one block, mixed with the byte of the inner or outer pad.
class PaddedKey {
 public:
  PaddedKey(std::string_view key, std::uint8_t pad) {
    block_.fill(pad);
    for (std::size_t at = 0; at < key.size(); ++at) {
      block_[at] ^= static_cast<std::uint8_t>(key[at]);
    }
  }
  ~PaddedKey() { wipe(block_.data(), block_.size()); }
  PaddedKey(const PaddedKey&) = delete;
  PaddedKey& operator=(const PaddedKey&) = delete;
  const Block& block() const { return block_; }

 private:
  Block block_{};
};

}  // namespace

Digest sha256(std::string_view bytes) { return Sha256().update(bytes).finish(); }

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  if (key.size() > block_size) {
    Digest shorter = sha256(key);
    const Digest result = hmac_sha256(bytes_of(shorter), bytes);
    wipe(shorter.data(), shorter.size());
    return result;
  }
  const PaddedKey inner(key, 0x36);
  const PaddedKey outer(key, 0x5c);
  Digest inner_digest = Sha256().update(inner.block()).update(bytes).finish();
  const Digest result = Sha256().update(outer.block()).update(bytes_of(inner_digest)).finish();
  wipe(inner_digest.data(), inner_digest.size());
  return result;
}

std::string_view bytes_of(const Digest& digest) {
  // NOLINTNEXTLINE(*-reinterpret-cast): bytes are bytes, and char may look at any object
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xfU];
  }
  return text;
}

}  // namespace stsmfa::sts
