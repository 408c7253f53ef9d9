#include "os/question_again.h"

#include "os/fd.h"
#include "os/process.h"
#include "os/tty.h"

#include <cerrno>

namespace stsmfa::os {

namespace {

const QuestionAgain* asked = nullptr;  // what the signal handler is to show

}  // namespace

QuestionAgain::QuestionAgain(int terminal, std::string_view question)
    : terminal_(terminal), question_(question) {
  asked = this;
  struct sigaction action {};
  action.sa_handler = on_continued;
  action.sa_flags = SA_RESTART;
  sigaction(SIGCONT, &action, &before_);
}

QuestionAgain::~QuestionAgain() {
  sigaction(SIGCONT, &before_, nullptr);
  asked = nullptr;
}

/// Every call in here is async-signal-safe (signal-safety(7)).
void QuestionAgain::on_continued(int /*signal*/) {
  const int interrupted_errno = errno;
  // `bg` continues us as well, and then the terminal is somebody else's. A subshell of zsh
  // continues its children after Ctrl-C, when the question is over.
  if (arrived_signal() == 0 && in_foreground(asked->terminal_)) {
    write_all(asked->terminal_, asked->question_);
  }
  errno = interrupted_errno;
}

}  // namespace stsmfa::os
