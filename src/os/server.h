#pragma once

#include "base/secret.h"
#include "os/fd.h"
#include "os/spawn.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::os {

/// A program that serves us over its standard input and output; its standard error is a pipe too.
/// Started with exactly the environment given and with descriptors 0 to 2 only. When this object
/// dies its pipes are closed, which tells the program to end, and it is waited for (and killed
/// after a second). It has a session of its own: the terminal's Ctrl-C is for us to act on.
class Server {
 public:
  /// Throws Error (plan_impossible; action "start") when it cannot be started, with the cause that
  /// execve(2) had.
  static Server start(const std::string& path, const std::vector<std::string>& environment);
  Server(Server&&) = default;
  Server& operator=(Server&&) = delete;
  ~Server();

  enum class Written {
    all,
    gone,       ///< its end of the pipe is closed (EPIPE), or ours
    timed_out,  ///< it does not read
  };
  /// Gives it all of `bytes`, waiting while its pipe is full, at most `timeout`. Throws
  /// Interrupted; after that, as after a time-out, it may have a part of them.
  Written write(std::string_view bytes, std::chrono::milliseconds timeout);

  /// Closes its standard input, which tells it to end, and does not wait for that.
  void close_input() { input_.reset(); }

  /// Waits until it has written something, at most `timeout`, and gives that; an empty Secret at
  /// its end of file; nullopt when the time is over. Throws Interrupted.
  std::optional<Secret> read(std::chrono::milliseconds timeout);

  /// Its standard output, for a poll(2) beside other things.
  int output() const { return output_.get(); }

  /// What it has said on its standard error so far (at most 4 KiB), for an error message.
  std::string complaints();

 private:
  Server(Process process, Fd input, Fd output, Fd errors);
  Process process_;
  Fd input_;
  Fd output_;
  Fd errors_;
  std::string complaints_;
};

}  // namespace stsmfa::os
