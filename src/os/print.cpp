#include "os/print.h"

#include "os/fd.h"
#include "os/poll_some.h"
#include "os/process.h"

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
  if (signal_fd() < 0) return write_all(fd, text);  // a signal ends the process by itself
  while (!text.empty()) {
    const std::string_view part = text.substr(0, PIPE_BUF);
    wait_for_room(fd);
    if (const int error_number = write_all(fd, part)) return error_number;
    text.remove_prefix(part.size());
  }
  return 0;
}

}  // namespace stsmfa::os
