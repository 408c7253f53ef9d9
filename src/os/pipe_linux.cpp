#include "base/error.h"
#include "os/pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace stsmfa::os {

Pipe make_pipe(int flags) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), flags | O_CLOEXEC) != 0) {
    throw system_error(ExitStatus::plan_impossible, "make", "a pipe", errno);
  }
  return {Fd(ends[0]), Fd(ends[1])};
}

}  // namespace stsmfa::os
