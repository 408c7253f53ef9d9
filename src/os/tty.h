#pragma once

#include <cstddef>

namespace stsmfa::os {

/// Whether `fd` is a terminal.
bool is_terminal(int fd);

/// How many columns the terminal `fd` shows; 0 when it is none or does not know.
std::size_t columns_of(int fd);

/// How many lines it shows; 0 likewise.
std::size_t lines_of(int fd);

/// Whether we are in the foreground process group of `terminal`. Others are stopped when they read
/// from it (SIGTTIN) or change it (SIGTTOU).
bool in_foreground(int terminal);

/// Whether we have a controlling terminal (/dev/tty) that is in another process group's hands.
bool in_background();

}  // namespace stsmfa::os
