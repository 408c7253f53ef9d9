#pragma once

#include "os/fd.h"

#include <sys/types.h>

namespace stsmfa::os {

/// A descriptor that becomes readable when the child `pid` of ours has ended, and stays so: a pidfd
/// (pidfd_open(2), Linux 5.3), or a kqueue(2) with NOTE_EXIT. Empty where the system has neither,
/// or has no descriptor left: who waits then looks again and again.
Fd child_end(pid_t pid);

}  // namespace stsmfa::os
