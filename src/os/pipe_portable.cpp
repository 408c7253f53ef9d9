#include "base/error.h"
#include "os/pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace stsmfa::os {

namespace {

bool set_up(const Fd& end, int flags) {
  if (fcntl(end.get(), F_SETFD, FD_CLOEXEC) != 0) return false;
  return flags == 0 || fcntl(end.get(), F_SETFL, flags) == 0;
}

}  // namespace

Pipe make_pipe(int flags) {
  std::array<int, 2> ends{};
  const bool made = pipe(ends.data()) == 0;
  Pipe result = made ? Pipe{Fd(ends[0]), Fd(ends[1])} : Pipe{};
  if (!made || !set_up(result.read_end, flags) || !set_up(result.write_end, flags)) {
    throw system_error(ExitStatus::plan_impossible, "make", "a pipe", errno);
  }
  return result;
}

}  // namespace stsmfa::os
