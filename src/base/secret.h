#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace stsmfa {

/// Overwrites memory in a way the optimiser may not leave out (explicit_bzero).
void wipe(void* memory, std::size_t size) noexcept;

/// An allocator whose memory is wiped before it is given back, also when a container grows.
template <typename T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>& /*other*/) noexcept {}  // NOLINT(*-explicit-*)
  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) noexcept {
    wipe(memory, count * sizeof(T));
    std::allocator<T>().deallocate(memory, count);
  }
  friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
};

/// Bytes that nobody else may see: keys, session tokens, MFA codes, and the text of a credentials
/// file. Wiped when it dies or grows. It cannot be printed or converted by accident: whoever wants
/// the bytes says reveal(), which makes every such place easy to find.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}

  /// The bytes; the view is good until this Secret changes or dies.
  std::string_view reveal() const { return {bytes_.data(), bytes_.size()}; }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }

  void reserve(std::size_t size) { bytes_.reserve(size); }
  void append(std::string_view bytes);
  void append(char byte) { bytes_.push_back(byte); }

  /// Makes it `size` bytes long and gives the bytes to write to, for read(2). New bytes are zero.
  char* resize(std::size_t size) {
    bytes_.resize(size);
    return bytes_.data();
  }

  friend bool operator==(const Secret&, const Secret&) = default;

 private:
  std::vector<char, WipingAllocator<char>> bytes_;
};

}  // namespace stsmfa
