#include "os/fd.h"

#include <unistd.h>

#include <cerrno>

namespace stsmfa::os {

void Fd::reset() noexcept { close(); }

int Fd::close() noexcept {
  if (number_ < 0) return 0;
  return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno;
}

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

ssize_t read_some(int fd, char* to, std::size_t size) {
  for (;;) {
    const ssize_t count = read(fd, to, size);
    if (count >= 0 || errno != EINTR) return count;
  }
}

}  // namespace stsmfa::os
