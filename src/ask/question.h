#pragma once

#include "base/time.h"
#include "os/read_line.h"

#include <functional>
#include <string>
#include <string_view>

namespace stsmfa::ask {

/// What is asked and how it reaches somebody.
struct Question {
  enum class Echo { shown, hidden };  ///< hidden: for a secret key
  enum class Place {
    /// If standard input is a pipe, a socket or a file, the question goes to standard output and a
    /// line of the input is the answer, as in aws-mfa; when the input has ended, and in every other
    /// case, a person is asked on /dev/tty.
    input_or_terminal,
    /// On /dev/tty alone: standard input is somebody else's, such as the command's in `exec`.
    terminal,
  };
  std::string text = {};  ///< escaped
  Echo echo = Echo::shown;
  Place place = Place::input_or_terminal;
  /// Called with the terminal's name before a person is asked.
  std::function<void(const std::string& terminal)> on_terminal = {};
  /// A descriptor to watch while the person types, and what to do when it becomes readable; what
  /// that throws ends the question.
  int watched = -1;
  std::function<void()> on_watched = {};
};

/// A question's answer and who gave it.
struct Answer {
  enum class From {
    terminal,  ///< a person at the terminal, who can be asked again
    input,     ///< a line of standard input
    nobody,    ///< there is neither: no terminal, or a terminal in another program's hands
  };
  From from;
  os::LineResult line;
};

/// Asks once and waits two minutes for the line. Throws Interrupted for a signal, and what
/// `on_watched` throws.
Answer ask_person(const Question& question);

/// ask_person, or what stands in for it in a test.
using Ask = std::function<Answer(const Question&)>;

/// aws-mfa's question for a code.
std::string code_question(std::string_view device, Seconds duration);

/// What precedes the question where no other line has said it: the profile and its role.
std::string who_asks(std::string_view profile, std::string_view role);

}  // namespace stsmfa::ask
