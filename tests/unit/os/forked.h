#pragma once

#include "base/error.h"
#include "os/fd.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <functional>
#include <string>

namespace stsmfa::test {

/// A real process that runs `body` and ends with what it gives. Killed and waited for at the
/// latest when this object dies. It tells how far it is by `pipe`: no test sleeps.
class Forked {
 public:
  explicit Forked(const std::function<int()>& body) : pid_(fork()) {
    if (pid_ != 0) return;
    alarm(30);  // a test that hangs dies
    int status = 99;
    try {
      status = body();
    } catch (const Interrupted& interrupted) {
      status = 80 + interrupted.signal;
    } catch (const Error&) {
      status = 70;
    }
    _exit(status);
  }
  Forked(const Forked&) = delete;
  Forked& operator=(const Forked&) = delete;
  ~Forked() {
    if (pid_ < 0) return;
    send(SIGKILL);
    wait_status();
  }

  pid_t pid() const { return pid_; }
  void send(int signal) const { kill(pid_, signal); }

  /// Its wait status.
  int wait_status() {
    int status = -1;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return status;
  }

  /// Its exit status, 128 and the signal when one killed it. 70 stands for an Error, 80 and the
  /// signal for Interrupted.
  int status() {
    const int status = wait_status();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t pid_;
};

/// Waits for one byte, false at the end of the pipe: "the other process is that far".
inline bool hear(const os::Fd& pipe) {
  char byte = '\0';
  return os::read_some(pipe.get(), &byte, 1) == 1;
}

inline void tell(const os::Fd& pipe) { os::write_all(pipe.get(), "."); }

}  // namespace stsmfa::test
