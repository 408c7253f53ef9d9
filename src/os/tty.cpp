#include "os/tty.h"

#include "os/fd.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace stsmfa::os {

namespace {

/// All zero for what is no terminal.
winsize size_of(int fd) {
  winsize size{};
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size : winsize{};
}

}  // namespace

bool is_terminal(int fd) { return isatty(fd) != 0; }

std::size_t columns_of(int fd) { return size_of(fd).ws_col; }

std::size_t lines_of(int fd) { return size_of(fd).ws_row; }

bool in_foreground(int terminal) { return tcgetpgrp(terminal) == getpgrp(); }

bool in_background() {
  const Fd terminal(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
  return terminal && !in_foreground(terminal.get());
}

}  // namespace stsmfa::os
