#include "os/hidden_input.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/process.h"
#include "os/tty.h"

#include <unistd.h>

#include <cerrno>

namespace stsmfa::os {

namespace {

const HiddenInput* hidden = nullptr;  // what the signal handler is to put back

Error not_hidden(int error_number) {
  return system_error(ExitStatus::code_needed, "hide", "answer", error_number);
}

}  // namespace

HiddenInput::HiddenInput(int terminal, std::string_view question)
    : terminal_(terminal), question_(question) {
  if (tcgetattr(terminal_, &before_) != 0) throw not_hidden(errno);
  sigaction(SIGTSTP, nullptr, &stop_before_);
  sigaction(SIGQUIT, nullptr, &quit_before_);
  hidden = this;
  watch();
  const int error_number = hide();
  if (error_number == 0) return;
  let_go();
  throw not_hidden(error_number);
}

HiddenInput::~HiddenInput() { let_go(); }

void HiddenInput::let_go() const {
  show();
  sigaction(SIGTSTP, &stop_before_, nullptr);
  sigaction(SIGQUIT, &quit_before_, nullptr);
  hidden = nullptr;
}

void HiddenInput::watch() const {
  struct sigaction action {};
  action.sa_handler = on_signal;
  // Reset and not blocked inside the handler: raising it there has its default effect at once.
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND | SA_NODEFER);
  if (stop_before_.sa_handler != SIG_IGN) sigaction(SIGTSTP, &action, nullptr);
  if (quit_before_.sa_handler != SIG_IGN) sigaction(SIGQUIT, &action, nullptr);
}

/// 0, or the errno value that stopped it. tcsetattr(3) is content when it could do any part of what
/// it was asked for.
int HiddenInput::hide() const {
  constexpr auto shown = static_cast<tcflag_t>(ECHO | ECHONL);
  termios silent = before_;
  silent.c_lflag &= ~shown;
  int done = 0;
  do {
    done = tcsetattr(terminal_, TCSAFLUSH, &silent);
  } while (done != 0 && errno == EINTR);
  termios now{};
  if (done != 0 || tcgetattr(terminal_, &now) != 0) return errno;
  return (now.c_lflag & shown) == 0 ? 0 : ENOTSUP;
}

void HiddenInput::show() const {
  // In the background the terminal is somebody else's, and has its modes from them.
  if (in_foreground(terminal_)) tcsetattr(terminal_, TCSADRAIN, &before_);
}

/// Every call in here is async-signal-safe (signal-safety(7)).
void HiddenInput::on_signal(int signal) {
  const int interrupted_errno = errno;
  hidden->show();
  kill(getpid(), signal);
  // Here again after SIGCONT. If it was `bg` that sent it, hide() stops us until `fg`; but who was
  // told to end meanwhile has nothing to ask any more.
  if (arrived_signal() == 0) {
    hidden->watch();
    hidden->hide();
    write_all(hidden->terminal_, hidden->question_);
  }
  errno = interrupted_errno;
}

}  // namespace stsmfa::os
