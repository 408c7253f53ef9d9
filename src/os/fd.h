#pragma once

#include <sys/types.h>

#include <string_view>
#include <utility>

namespace stsmfa::os {

/// A file descriptor that closes itself.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int number) : number_(number) {}
  Fd(Fd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { reset(); }

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

  /// Closes it if it is open; an error is lost. Where it matters (a file that was written), call
  /// close() first.
  void reset() noexcept;

  /// Closes it and gives the errno value of close(2), 0 on success. The descriptor is gone in
  /// either case: on Linux close(2) must not be tried again, not even after EINTR.
  int close() noexcept;

 private:
  int number_ = -1;
};

/// Writes all of `bytes`, over interruptions and partial writes. Gives the errno value that
/// stopped it (EPIPE included: SIGPIPE must be ignored or blocked), 0 on success.
int write_all(int fd, std::string_view bytes);

/// read(2), again when a signal interrupted it.
ssize_t read_some(int fd, char* to, std::size_t size);

}  // namespace stsmfa::os
