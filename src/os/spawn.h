#pragma once

#include "os/fd.h"

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::os {

/// A child process that is certain to be waited for: who drops this object ends it.
class Process {
 public:
  explicit Process(pid_t pid);
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  /// end(), with two seconds of patience.
  ~Process();

  /// A descriptor that becomes readable when the process has ended; -1 where the system has no
  /// such thing (child_end.h) and try_wait() must be called again and again.
  int ended_fd() const { return ended_.get(); }

  pid_t pid() const { return pid_; }

  /// Its wait status (waitpid(2)) once it has ended, nullopt while it runs.
  std::optional<int> try_wait();

  /// Waits for it, at most `patience`; no signal shortens this.
  std::optional<int> wait(std::chrono::milliseconds patience);

  /// TERM, and KILL if it has not ended after `patience`.
  void end(std::chrono::milliseconds patience);

 private:
  pid_t pid_;
  Fd ended_;
  std::optional<int> status_;
};

/// How a child starts. It gets descriptors 0 to 2 only, no blocked signal, and SIGPIPE's default
/// action back.
struct Spawn {
  std::vector<std::string> arguments;    ///< the first is the path of the program
  std::vector<std::string> environment;  ///< `NAME=value`, complete
  int input = 0;                         ///< what becomes its descriptor 0, and so on
  int output = 1;
  int errors = 2;
  bool own_session = false;  ///< without a terminal, and out of reach of its Ctrl-C
};

/// Throws Error (plan_impossible; action "start", object the program's path), with the cause that
/// fork(2) or execve(2) had.
Process spawn(const Spawn& how);

}  // namespace stsmfa::os
