#pragma once

#include "base/time.h"
#include "os/read_line.h"

#include <functional>
#include <string>
#include <string_view>

namespace stsmfa::ask {

/// A question's answer and who gave it.
struct PersonsAnswer {
  enum class From {
    terminal,  ///< a person at the terminal, who can be asked again
    input,     ///< a line of standard input
    nobody,    ///< there is neither: no terminal, or a terminal in another program's hands
  };
  From from;
  os::Answer answer;
};

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

/// The same as a function that somebody else may stand in for.
using Ask = std::function<PersonsAnswer(const std::string& question)>;

/// aws-mfa's question for a code.
std::string question(std::string_view device, Seconds duration);

/// What precedes the question where no other line has said it: the profile and its role.
std::string who_asks(std::string_view profile, std::string_view role);

}  // namespace stsmfa::ask
