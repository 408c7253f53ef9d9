#pragma once

#include <string_view>

namespace stsmfa::os {

/// Writes all of a text that is for somebody, though the descriptor be non-blocking; 0, or errno.
/// Where nobody takes it, a pipe that is full or a terminal that Ctrl-S has stopped, a watched
/// signal ends the wait: throws Interrupted. What can be written is written, signal or not.
int print(int fd, std::string_view text);

}  // namespace stsmfa::os
