#pragma once

#include "os/fd.h"
#include "os/pipe.h"
#include "tests/unit/os/forked.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>

#include <array>
#include <functional>
#include <string>

namespace stsmfa::test {

/// A pseudo-terminal with a person before it, a shell of one job on it, and `body` as that job, in
/// the foreground. Ctrl-Z stops the job as in a real shell, and foreground() is its `fg`.
class ShellOnTerminal {
 public:
  explicit ShellOnTerminal(const std::function<int()>& body)
      : person_(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)), shell_([&] { return shell(body); }) {
    job_.write_end.reset();
  }

  /// Reads what the terminal shows until `text` is there; fails the test when it never comes.
  void expect(const std::string& text) {
    while (shown_.find(text) == std::string::npos) {
      if (!read_more(20000)) FAIL() << "waited for: " << text << "\nshown: " << shown_;
    }
  }
  void type(std::string_view keys) { os::write_all(person_.get(), keys); }

  bool echoes() const {
    termios modes{};
    tcgetattr(person_.get(), &modes);
    return (modes.c_lflag & ECHO) != 0;
  }
  /// Waits until the job is stopped.
  bool stopped() { return hear(job_.read_end); }
  /// Returns when the job has the terminal again.
  void foreground() {
    shown_.clear();
    tell(fg_.write_end);
    hear(job_.read_end);
  }
  void end_by(int signal) { kill(job_id(), signal); }

  /// What the job ended with, as Forked::status() has it. Everything it showed is in shown() then.
  int status() {
    const int status = shell_.status();
    while (read_more(0)) {
    }
    return status;
  }
  const std::string& shown() const { return shown_; }
  std::string device() const { return ptsname(person_.get()); }

 private:
  bool read_more(int milliseconds) {
    pollfd entry = {person_.get(), POLLIN, 0};
    if (poll(&entry, 1, milliseconds) != 1) return false;
    std::array<char, 1024> bytes{};
    const ssize_t count = os::read_some(person_.get(), bytes.data(), bytes.size());
    if (count > 0) shown_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
  }
  pid_t job_id() const {
    pid_t group = 0;
    ioctl(person_.get(), TIOCGPGRP, &group);
    return group;
  }

  int shell(const std::function<int()>& body) {
    grantpt(person_.get());
    unlockpt(person_.get());
    setsid();
    const os::Fd terminal(open(device().c_str(), O_RDWR | O_CLOEXEC));  // now the controlling one
    ::signal(SIGTTOU, SIG_IGN);
    Forked job([&] {
      setpgid(0, 0);
      tcsetpgrp(terminal.get(), getpid());
      ::signal(SIGTTOU, SIG_DFL);
      return body();
    });
    int status = 0;
    while (waitpid(job.pid(), &status, WUNTRACED) == job.pid() && WIFSTOPPED(status)) {
      tcsetpgrp(terminal.get(), getpid());
      tell(job_.write_end);
      hear(fg_.read_end);
      tcsetpgrp(terminal.get(), job.pid());
      job.send(SIGCONT);
      tell(job_.write_end);
    }
    // The terminal is gone with its last descriptor, and what it shows too: the person holds ours.
    tcdrain(terminal.get());
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  }

  os::Fd person_;
  os::Pipe job_ = os::make_pipe();
  os::Pipe fg_ = os::make_pipe();
  std::string shown_;
  Forked shell_;
};

}  // namespace stsmfa::test
