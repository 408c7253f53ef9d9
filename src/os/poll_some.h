#pragma once

#include <poll.h>

#include <chrono>
#include <span>

namespace stsmfa::os {

/// poll(2), for POLLIN and POLLOUT. By select(2) on a Mac, whose poll(2) answers POLLNVAL for
/// /dev/tty at once; errors and ends count as ready there, with no bits of their own, and
/// descriptors that select(2) has no room for are left to poll(2). Gives how many are ready, 0
/// after `patience`, -1 with errno set.
int poll_some(std::span<pollfd> entries, std::chrono::milliseconds patience);

}  // namespace stsmfa::os
