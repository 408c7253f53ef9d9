#include "os/close_events.h"

#include <sys/inotify.h>

#include <array>
#include <string>

namespace stsmfa::os {

CloseEvents::CloseEvents(const Fd& file) : events_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  const std::string path = "/proc/self/fd/" + std::to_string(file.get());
  if (events_ && inotify_add_watch(events_.get(), path.c_str(), IN_CLOSE_WRITE) < 0) {
    events_.reset();
  }
}

void CloseEvents::forget() {
  std::array<char, 4096> events;
  while (read_some(events_.get(), events.data(), events.size()) > 0) {
  }
}

}  // namespace stsmfa::os
