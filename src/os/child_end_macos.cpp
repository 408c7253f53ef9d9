#include "os/child_end.h"

#include <fcntl.h>
#include <sys/event.h>
#include <unistd.h>

namespace stsmfa::os {

Fd child_end(pid_t pid) {
  Fd events(kqueue());
  struct kevent end {};
  EV_SET(&end, static_cast<uintptr_t>(pid), EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, nullptr);
  // A child that has ended already may be no process any more to kevent(2): ESRCH.
  const bool is_watched = events && fcntl(events.get(), F_SETFD, FD_CLOEXEC) == 0 &&
                          kevent(events.get(), &end, 1, nullptr, 0, nullptr) == 0;
  if (!is_watched) events.reset();
  return events;
}

}  // namespace stsmfa::os
