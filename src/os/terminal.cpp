#include "os/terminal.h"

#include "base/error.h"
#include "os/hidden_input.h"
#include "os/print.h"
#include "os/process.h"
#include "os/question_again.h"
#include "os/terminal_name.h"
#include "os/tty.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace stsmfa::os {

namespace {

/// However a question ends without an answer, by an exception too: the cursor goes to a new line,
/// and half an answer does not become the shell's next command.
class Unanswered {
 public:
  Unanswered(Terminal& terminal, int device) : terminal_(terminal), device_(device) {}
  Unanswered(const Unanswered&) = delete;
  Unanswered& operator=(const Unanswered&) = delete;
  ~Unanswered() {
    if (answered) return;
    end_line();
    if (in_foreground(device_)) tcflush(device_, TCIFLUSH);
  }
  bool answered = false;

 private:
  /// On a terminal that Ctrl-S has stopped it stays where it is: the signal that ends the question
  /// ends this as well.
  void end_line() {
    try {
      terminal_.print("\n");
    } catch (const Interrupted&) {
      return;
    }
  }

  Terminal& terminal_;
  int device_;
};

/// None where a question would stop us.
Fd open_in_foreground() {
  Fd device(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (device && !in_foreground(device.get())) device.reset();
  return device;
}

/// A description of its own that never blocks: what poll(2) has found another reader of the
/// terminal may have taken, or Ctrl-C thrown away, and a blocking read would wait for more, beyond
/// any signal and any time limit.
Fd open_to_poll() { return Fd(::open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)); }

}  // namespace

Fd open_terminal_or_nothing() {
  Fd terminal = open_in_foreground();
  if (terminal) return terminal;
  Fd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (nothing) return nothing;
  throw system_error(ExitStatus::plan_impossible, "open", "/dev/null", errno);
}

std::optional<Terminal> Terminal::open() {
  Fd device = open_in_foreground();
  if (!device) return std::nullopt;
  return Terminal(std::move(device));
}

LineResult Terminal::ask(const Prompt& prompt, ReadLine how) {
  const auto& [question, hidden, shown] = prompt;
  Unanswered question_over(*this, device_.get());
  std::optional<HiddenInput> hiding;
  std::optional<QuestionAgain> again;
  if (hidden) {
    hiding.emplace(device_.get(), question);
  } else {
    again.emplace(device_.get(), question);
  }
  const int error_number = shown ? 0 : os::print(device_.get(), question);
  // what nobody sees is not waited for
  if (error_number != 0) {
    throw system_error(ExitStatus::code_needed, "write", "question", error_number);
  }
  const Fd input = open_to_poll();
  LineResult answer = read_line(input ? input.get() : device_.get(), std::move(how));
  // What disturbed it may have been good news, and then the same question goes on.
  question_over.answered = answer.end == LineEnd::line || answer.end == LineEnd::disturbed;
  if (answer.end == LineEnd::line && hidden) print("\n");  // the person's own was not shown
  return answer;
}

void Terminal::forget_typed() { tcflush(device_.get(), TCIFLUSH); }

void Terminal::print(std::string_view text) { os::print(device_.get(), text); }

std::string Terminal::name() const {
  std::string name = terminal_name(device_.get());
  return name.empty() ? "the terminal" : name;
}

}  // namespace stsmfa::os
