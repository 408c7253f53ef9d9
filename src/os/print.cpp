#include "os/print.h"

#include "os/poll_some.h"
#include "os/process.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>

namespace stsmfa::os {

namespace {

/// Until a part can be written without waiting, or writing would tell why not.
void wait_for_room(int fd) {
  constexpr std::chrono::milliseconds longest{1000};
  for (;;) {
    std::array<pollfd, 2> entries = {{{fd, POLLOUT, 0}, {signal_fd(), POLLIN, 0}}};
    const int count = poll_some(entries, longest);
    if (count < 0 && errno != EINTR) return;
    if (count > 0 && entries[0].revents != 0) return;
    throw_if_interrupted();
  }
}

}  // namespace

int print(int fd, std::string_view text) {
  // Else a signal ends the process by itself, in a write that waits too.
  const bool is_watched = signal_fd() >= 0;
  while (!text.empty()) {
    if (is_watched) wait_for_room(fd);
    const std::string_view part = is_watched ? text.substr(0, PIPE_BUF) : text;
    const ssize_t written = ::write(fd, part.data(), part.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      wait_for_room(fd);  // whoever shares it, such as Node.js, has set it so
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace stsmfa::os
