#include "setup/person.h"

#include "ask/question.h"
#include "base/text.h"
#include "os/read_line.h"
#include "os/terminal.h"

namespace stsmfa::setup {

namespace {

constexpr int most_questions = 3;

Error unanswered(std::string cause, std::string hint = {}) {
  return {.status = ExitStatus::code_needed,
          .action = "ask",
          .cause = std::move(cause),
          .hint = std::move(hint)};
}

Error no_terminal() {
  return unanswered("there is no terminal, or another program has it", "run it in a terminal");
}

std::optional<Secret> put(const std::string& question, Echo echo, ask::Question::Place place) {
  using Shown = ask::Question::Echo;
  ask::Answer answer = ask::ask_person(
      {.text = question, .echo = echo == Echo::on ? Shown::shown : Shown::hidden, .place = place});
  if (answer.line.end == os::LineEnd::line) return std::move(answer.line.text);
  if (answer.from == ask::Answer::From::nobody) throw no_terminal();
  if (answer.line.end == os::LineEnd::timed_out) {
    throw unanswered("nobody has answered for two minutes: nothing is written");
  }
  return std::nullopt;
}

}  // namespace

Secret Person::ask(const std::string& question, Echo echo) const {
  const auto line = ask_(question, echo);
  if (!line) throw unanswered("the input has ended before an answer: nothing is written");
  return Secret(trim(line->reveal()));
}

Secret Person::ask_until(const std::string& question, const Objection& objection, Echo echo) const {
  for (int i = 1;; ++i) {
    Secret answer = ask(question, echo);
    const std::string reason = objection(answer.reveal());
    if (reason.empty()) return answer;
    if (i == most_questions) throw Error{.action = "set up", .cause = "not accepted: " + reason};
    tell("setup", "not accepted: " + reason);
  }
}

bool Person::ask_yes(const std::string& question, Default by_default) const {
  const std::string choices = by_default == Default::yes ? " [Y/n] " : " [y/N] ";
  for (int i = 0; i < most_questions; ++i) {
    const std::string answer = lower_case(ask(question + choices).reveal());
    if (answer.empty()) return by_default == Default::yes;
    if (answer == "y" || answer == "yes") return true;
    if (answer == "n" || answer == "no") return false;
  }
  return false;
}

std::optional<Secret> ask_on_terminal(const std::string& question, Echo echo) {
  return put(question, echo, ask::Question::Place::terminal);
}

std::optional<Secret> ask_as_aws_mfa(const std::string& question, Echo echo) {
  return put(question, echo, ask::Question::Place::input_or_terminal);
}

void check_may_ask(const cli::Options& options, const Environment& environment) {
  if (!cli::may_not_ask(options, environment)) return;
  const std::string by = options.no_prompt                     ? "--no-prompt"
                         : environment.get("STSMFA_NO_PROMPT") ? "STSMFA_NO_PROMPT"
                                                               : "DIRENV_IN_ENVRC";
  throw unanswered(by + " forbids every question, and setup asks for the keys",
                   "run it without " + by);
}

void require_person(const cli::Options& options, const Environment& environment) {
  check_may_ask(options, environment);
  if (!os::Terminal::open()) throw no_terminal();
}

}  // namespace stsmfa::setup
