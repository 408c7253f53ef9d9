#include "ask/question.h"

#include "base/text.h"
#include "os/print.h"
#include "os/read_line.h"
#include "os/terminal.h"
#include "os/wait.h"

#include <unistd.h>

namespace stsmfa::ask {

namespace {

using From = Answer::From;

constexpr std::chrono::milliseconds patience = std::chrono::minutes(2);

Answer ask_on_terminal(os::Terminal& terminal, const Question& question) {
  const os::Deadline deadline(patience);
  os::Prompt prompt{.question = question.text, .hidden = question.echo == Question::Echo::hidden};
  int watched = question.watched;
  Secret begun;
  for (;;) {
    os::LineResult line = terminal.ask(
        prompt, {.timeout = deadline.left(), .watched = watched, .begun = std::move(begun)});
    if (line.end != os::LineEnd::disturbed) return {From::terminal, std::move(line)};
    try {
      question.on_watched();
    } catch (...) {
      terminal.print("\n");  // what is said next does not stand behind the question
      throw;
    }
    // It was good news: the question stands as it is on the screen.
    prompt.shown = true;
    watched = -1;
    begun = std::move(line.text);
  }
}

bool is_for_input(const Question& question) {
  return question.place == Question::Place::input_or_terminal &&
         os::kind_of_input(STDIN_FILENO) == os::InputKind::pipe_or_file;
}

}  // namespace

Answer ask_person(const Question& question) {
  if (is_for_input(question)) {
    os::print(STDOUT_FILENO, question.text);
    os::LineResult line = os::read_line(STDIN_FILENO, {.timeout = patience});
    os::print(STDOUT_FILENO, "\n");
    if (line.end != os::LineEnd::end_of_file) return {From::input, std::move(line)};
  }
  auto terminal = os::Terminal::open();
  if (!terminal) return {From::nobody, {os::LineEnd::end_of_file, Secret()}};
  if (question.on_terminal) question.on_terminal(terminal->name());
  return ask_on_terminal(*terminal, question);
}

std::string code_question(std::string_view device, Seconds duration) {
  return "Enter AWS MFA code for device [" + escape(device) + "] (renewing for " +
         std::to_string(duration.count()) + " seconds):";
}

std::string who_asks(std::string_view profile, std::string_view role) {
  return "stsmfa: profile " + escape(profile) + (role.empty() ? "" : ", role " + escape(role));
}

}  // namespace stsmfa::ask
