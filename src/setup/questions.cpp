#include "setup/questions.h"

#include "ask/code_source.h"
#include "base/text.h"
#include "os/read_line.h"
#include "os/terminal.h"

namespace stsmfa::setup {

namespace {

constexpr int most_questions = 3;

}  // namespace

Error nobody_answers(const std::string& action) {
  return {.status = ExitStatus::code_needed,
          .action = action,
          .cause = "nobody answers: run it in a terminal"};
}

Secret line_of(const ask::Answer& answer, const std::string& action) {
  const bool nobody = answer.from == ask::Answer::From::nobody;
  if (nobody || answer.line.end != os::LineEnd::line) throw nobody_answers(action);
  return Secret(trim(answer.line.text.reveal()));
}

void require_person(const cli::Options& options, const Environment& environment) {
  if (cli::may_not_ask(options, environment) || !os::Terminal::open()) {
    throw nobody_answers("setup");
  }
}

Secret ask_line(const std::string& question, bool hidden) {
  return line_of(
      ask::ask_person({.text = question,
                       .echo = hidden ? ask::Question::Echo::hidden : ask::Question::Echo::shown,
                       .place = ask::Question::Place::terminal}),
      "setup");
}

Secret ask_until(const std::string& question, const Objection& objection, const cli::Report& report,
                 bool hidden) {
  for (int i = 1;; ++i) {
    Secret answer = ask_line(question, hidden);
    std::string reason = objection(answer.reveal());
    if (reason.empty()) return answer;
    if (i == most_questions) throw Error{.action = "setup", .cause = std::move(reason)};
    report.notice("setup", "that will not do: " + reason);
  }
}

bool ask_yes(const std::string& question, bool by_default) {
  const std::string choices = by_default ? " [Y/n] " : " [y/N] ";
  for (int i = 0; i < most_questions; ++i) {
    const std::string answer = lower_case(ask_line(question + choices).reveal());
    if (answer.empty()) return by_default;
    if (answer == "y" || answer == "yes") return true;
    if (answer == "n" || answer == "no") return false;
  }
  return false;
}

}  // namespace stsmfa::setup
