#include "ask/question.h"

#include "base/text.h"
#include "os/fd.h"
#include "os/read_line.h"
#include "os/terminal.h"
#include "os/wait.h"

#include <unistd.h>

namespace stsmfa::ask {

namespace {

using From = PersonsAnswer::From;

constexpr std::chrono::milliseconds patience = std::chrono::minutes(2);

PersonsAnswer ask_on_terminal(os::Terminal& terminal, const std::string& question,
                              const Asking& how) {
  const os::Deadline deadline(patience);
  bool shown = false;
  int watched = how.watched;
  for (;;) {
    os::Answer answer =
        terminal.ask(question, how.hidden, {.timeout = deadline.left(), .watched = watched}, shown);
    if (answer.kind != os::AnswerKind::disturbed) return {From::terminal, std::move(answer)};
    try {
      how.on_watched();
    } catch (...) {
      terminal.print("\n");  // what is said next does not stand behind the question
      throw;
    }
    // It was good news: the question stands as it is on the screen.
    shown = true;
    watched = -1;
  }
}

}  // namespace

PersonsAnswer ask_person(const std::string& question, const Asking& how) {
  if (!how.terminal_only && os::kind_of_input(STDIN_FILENO) == os::InputKind::pipe_or_file) {
    os::write_all(STDOUT_FILENO, question);
    os::Answer answer = os::read_line(STDIN_FILENO, {.timeout = patience});
    os::write_all(STDOUT_FILENO, "\n");
    if (answer.kind != os::AnswerKind::end_of_file) return {From::input, std::move(answer)};
  }
  auto terminal = os::Terminal::open();
  if (!terminal) return {From::nobody, {os::AnswerKind::end_of_file, Secret()}};
  if (how.on_terminal) how.on_terminal(terminal->name());
  return ask_on_terminal(*terminal, question, how);
}

std::string question(std::string_view device, Seconds duration) {
  return "Enter AWS MFA code for device [" + escape(device) + "] (renewing for " +
         std::to_string(duration.count()) + " seconds):";
}

std::string who_asks(std::string_view profile, std::string_view role) {
  return "stsmfa: profile " + escape(profile) + (role.empty() ? "" : ", role " + escape(role));
}

}  // namespace stsmfa::ask
