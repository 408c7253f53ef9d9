#pragma once

#include <csignal>
#include <string_view>

namespace stsmfa::os {

/// While this lives, a program that was stopped (Ctrl-Z) and comes back into the foreground (`fg`)
/// shows the question again, since the shell has written below it. One at a time.
class QuestionAgain {
 public:
  /// `question` outlives it.
  QuestionAgain(int terminal, std::string_view question);
  QuestionAgain(const QuestionAgain&) = delete;
  QuestionAgain& operator=(const QuestionAgain&) = delete;
  ~QuestionAgain();

 private:
  static void on_continued(int signal);

  int terminal_;
  std::string_view question_;
  struct sigaction before_ {};
};

}  // namespace stsmfa::os
