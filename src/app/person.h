#pragma once

#include "app/world.h"

#include <functional>
#include <string>

namespace stsmfa::app {

/// How a question reaches somebody: if standard input is a pipe, a socket or a file,
/// the question goes to standard output and a line of the input is the answer, as in aws-mfa; when
/// the input has ended, and in every other case, a person is asked on /dev/tty.
struct Asking {
  bool hidden = false;         ///< no echo, for a secret key
  bool terminal_only = false;  ///< standard input is somebody else's: the command's, in `exec`
  /// Called with the terminal's name before a person is asked.
  std::function<void(const std::string& terminal)> on_terminal = {};
  /// A descriptor to watch while the person types, and what to do when it becomes readable; what
  /// that throws ends the question.
  int watched = -1;
  std::function<void()> on_watched = {};
};

/// Asks once and waits two minutes for the line.
PersonsAnswer ask_person(const std::string& question, const Asking& how);

}  // namespace stsmfa::app
