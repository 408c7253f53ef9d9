#pragma once

#include "os/fd.h"

namespace stsmfa::os {

/// Both ends of a pipe, closed on exec.
struct Pipe {
  Fd read_end;
  Fd write_end;
};

/// `flags` are 0 or O_NONBLOCK, of both ends. Throws Error (plan_impossible) when the process has
/// no descriptors left. Portable, without pipe2(2): a child that another thread starts meanwhile
/// could have the ends; there is no such thread.
Pipe make_pipe(int flags = 0);

}  // namespace stsmfa::os
