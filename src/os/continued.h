#pragma once

#include <csignal>

namespace stsmfa::os {

/// Tells whether the program was stopped (Ctrl-Z) and continued while this lives: what it had drawn
/// on the terminal is not the last thing there any more, the shell has written below it. One at a
/// time; a question that is asked meanwhile (QuestionAgain) has the signal for itself.
class Continued {
 public:
  Continued();
  Continued(const Continued&) = delete;
  Continued& operator=(const Continued&) = delete;
  ~Continued();

  /// Whether that has happened since the last time this was asked.
  bool again();

 private:
  struct sigaction before_ {};
};

}  // namespace stsmfa::os
