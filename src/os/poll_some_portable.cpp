#include "os/poll_some.h"

#include <sys/select.h>

#include <algorithm>

namespace stsmfa::os {

namespace {

/// A set of descriptors as select(2) takes and gives it.
class Descriptors {
 public:
  Descriptors() { FD_ZERO(&set_); }
  void add(int number) { FD_SET(number, &set_); }
  bool has(int number) const { return FD_ISSET(number, &set_); }
  fd_set* get() { return &set_; }

 private:
  fd_set set_{};
};

}  // namespace

int poll_some(std::span<pollfd> entries, std::chrono::milliseconds patience) {
  Descriptors readable;
  Descriptors writable;
  int highest = -1;
  for (const pollfd& entry : entries) {
    highest = std::max(highest, entry.fd);
  }
  if (highest >= static_cast<int>(FD_SETSIZE)) {
    return poll(entries.data(), static_cast<nfds_t>(entries.size()),
                static_cast<int>(patience.count()));
  }
  for (const pollfd& entry : entries) {
    if (entry.fd >= 0 && (entry.events & POLLIN) != 0) readable.add(entry.fd);
    if (entry.fd >= 0 && (entry.events & POLLOUT) != 0) writable.add(entry.fd);
  }
  const auto seconds = std::chrono::floor<std::chrono::seconds>(patience);
  const std::chrono::microseconds rest = patience - seconds;
  timeval left{};
  left.tv_sec = static_cast<decltype(left.tv_sec)>(seconds.count());
  left.tv_usec = static_cast<decltype(left.tv_usec)>(rest.count());
  const int count = select(highest + 1, readable.get(), writable.get(), nullptr, &left);
  for (pollfd& entry : entries) {
    const bool counts = count > 0 && entry.fd >= 0;
    const bool is_readable = counts && (entry.events & POLLIN) != 0 && readable.has(entry.fd);
    const bool is_writable = counts && (entry.events & POLLOUT) != 0 && writable.has(entry.fd);
    entry.revents = static_cast<short>((is_readable ? POLLIN : 0) | (is_writable ? POLLOUT : 0));
  }
  return count;
}

}  // namespace stsmfa::os
