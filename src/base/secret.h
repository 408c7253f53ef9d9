#pragma once

#include <cstddef>
#include <string_view>

namespace stsmfa {

/// Overwrites memory in a way the optimiser may not leave out: explicit_bzero(3), or a memset(3)
/// whose result the compiler has to think is read.
void wipe(void* memory, std::size_t size) noexcept;

/// Bytes that nobody else may see: keys, session tokens, MFA codes, and the text of a credentials
/// file. Wiped when it dies or grows. It cannot be printed or converted by accident: code that
/// wants the bytes says reveal(), which makes every such place easy to find.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes) { append(bytes); }
  Secret(const Secret& other) : Secret(other.reveal()) {}
  Secret(Secret&& other) noexcept { swap(other); }
  Secret& operator=(Secret other) noexcept {
    swap(other);
    return *this;
  }
  ~Secret();

  /// The bytes; the view is good until this Secret changes or dies.
  std::string_view reveal() const { return {bytes_, size_}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// Makes room for `size` bytes in all. What a smaller room held is wiped.
  void reserve(std::size_t size);
  /// `bytes` may be a part of this very Secret.
  void append(std::string_view bytes);
  void append(char byte) { append(std::string_view(&byte, 1)); }

  /// Makes it `size` bytes long and gives the bytes to write to, for read(2). What new bytes hold
  /// is not said: a file of 19 MB is not written twice.
  char* resize(std::size_t size);

  friend bool operator==(const Secret& a, const Secret& b) { return a.reveal() == b.reveal(); }

 private:
  void swap(Secret& other) noexcept;
  char* bytes_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace stsmfa
