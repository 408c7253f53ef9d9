#include "os/child_end.h"

#include <sys/syscall.h>
#include <unistd.h>

namespace stsmfa::os {

Fd child_end(pid_t pid) {
  // through syscall(2): glibc 2.35 and older have no function for it
  return Fd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
}

}  // namespace stsmfa::os
