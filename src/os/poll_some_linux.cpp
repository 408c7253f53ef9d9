#include "os/poll_some.h"

namespace stsmfa::os {

int poll_some(std::span<pollfd> entries, std::chrono::milliseconds patience) {
  return poll(entries.data(), static_cast<nfds_t>(entries.size()),
              static_cast<int>(patience.count()));
}

}  // namespace stsmfa::os
