#pragma once

#include <chrono>

namespace stsmfa::os {

/// A moment ahead on a clock that nobody can set and that goes on while the machine sleeps
/// (CLOCK_BOOTTIME; on a Mac CLOCK_MONOTONIC): who closes the lid on a question finds it over, not
/// waiting.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds from_now);

  /// The time left, rounded up to whole milliseconds; zero once it has passed.
  std::chrono::milliseconds left() const;
  bool passed() const { return left() == std::chrono::milliseconds::zero(); }

 private:
  std::chrono::nanoseconds end_;
};

/// Which of two descriptors a read(2) would not block on, its end or an error included.
struct Ready {
  bool first = false;
  bool second = false;
};

/// Waits until one of the descriptors is ready or the deadline has passed; -1 is a descriptor that
/// never is. Throws Interrupted as soon as a watched signal has arrived.
Ready wait_readable(int first, int second, const Deadline& deadline);

/// Waits until a descriptor is writable (or its other end is gone): a pipe takes PIPE_BUF bytes at
/// once then. False when the deadline has passed. Throws Interrupted likewise.
bool wait_writable(int fd, const Deadline& deadline);

}  // namespace stsmfa::os
