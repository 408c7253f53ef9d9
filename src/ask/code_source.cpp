#include "ask/code_source.h"

#include "ask/code_error.h"
#include "ask/question.h"
#include "ask/totp.h"
#include "ask/user_command.h"
#include "base/duration.h"
#include "base/text.h"
#include "cli/repeat.h"
#include "os/read_line.h"
#include "os/tty.h"
#include "profile/session_policy.h"
#include "profile/shown_command.h"
#include "sts/arn.h"
#include "sts/parameter.h"

#include <unistd.h>

namespace stsmfa::ask {

namespace {

constexpr int most_codes = 3;       ///< of a person's, that AWS refuses
constexpr int most_questions = 10;  ///< so that typing nonsense ends as well
constexpr int most_commands = 2;
constexpr std::chrono::milliseconds input_patience = std::chrono::minutes(2);
constexpr std::string_view nobody_answered = "nobody answered in 2 minutes";

Error nobody(const profile::Plan& plan, std::string cause, std::string hint) {
  return code_error(plan.device ? plan.device->value : "", std::move(cause), std::move(hint));
}

/// Authenticators show codes as "123 456", and that is how they are pasted; input methods write
/// digits of their own, web pages add characters that nobody sees.
Secret without_blanks(const Secret& typed) {
  Secret code;
  for (std::string_view rest = typed.reveal(); !rest.empty();) {
    const CodePoint character =
        decode_utf8(rest).value_or(CodePoint{static_cast<std::uint8_t>(rest.front()), 1});
    const auto digit = digit_value(character.value);
    const bool left_out = is_unicode_space(character.value) || is_invisible(character.value);
    if (digit) {
      code.append(static_cast<char>('0' + *digit));
    } else if (!left_out || !is_utf8(rest.substr(0, character.size))) {
      code.append(rest.substr(0, character.size));
    }
    rest.remove_prefix(character.size);
  }
  return code;
}

/// aws-mfa's words for every parameter that is refused on this side.
Secret checked(const Secret& given) {
  Secret code = without_blanks(given);
  if (!sts::check_token_code(code.reveal())) return code;
  throw Error{.status = ExitStatus::usage, .aws_mfa = "Token must be six digits"};
}

/// What a refresh needs beside to be of use to a limited session, which takes nothing but the
/// shared session of its keys, and that for an hour.
std::string for_limited(const profile::Plan& plan, const cli::Options& options) {
  if (!profile::is_limited(plan) || options.mfa_session) return {};
  const bool is_long = !profile::fits_shared_session(plan, {});
  return is_long && !options.duration ? " --duration 1h --mfa-session" : " --mfa-session";
}

constexpr std::string_view refused_by_aws = "AWS refused this code";

/// A cause as a sentence.
std::string sentence(std::string text) {
  if (!text.empty() && is_lower(text.front())) text.front() = static_cast<char>(text.front() - 32);
  return text + ".";
}

std::string why_unsent(const Error& reason) {
  const std::string why = reason.cause.empty() ? one_line(reason) : reason.cause;
  return sentence(reason.hint.empty() ? why : why + "; " + reason.hint);
}

}  // namespace

CodeSource::Kind CodeSource::kind() const {
  if (cli::is_given(context_.options.token)) return Kind::token;
  if (context_.options.token_stdin) return Kind::standard_input;
  return plan_.code_command ? Kind::command : Kind::question;
}

bool CodeSource::will_ask() const { return kind() == Kind::question; }

Secret CodeSource::next(const Question& how) {
  ++given_;
  switch (kind()) {
    case Kind::token:
      return from_token();
    case Kind::standard_input:
      return from_standard_input();
    case Kind::command:
      return from_command();
    case Kind::question:
      break;
  }
  return from_question(how);
}

void CodeSource::refused(const Error& reason) {
  ++refused_;
  refusal_ = reason;
  if (kind() == Kind::command) {  // nobody types anything
    refusal_.hint =
        plan_.code_command->origin + " may have another device's seed, or a clock that is wrong";
  }
  last_ = {.cause = std::string(refused_by_aws), .why = why_refused()};
  check_may_give_more();
}

/// AWS does not say what is wrong with it; all that can be, then, and what comes next.
std::string CodeSource::why_refused() const {
  return "AWS refused the code for " + sts::short_arn(plan_.device->value) +
         ": wrong entry in the app, mistyped, too old or already used. The next one comes in " +
         time_to_next_code(wire_.now()) + " (try " + std::to_string(refused_ + 1) + " of " +
         std::to_string(most_codes) + ").";
}

void CodeSource::not_sent(const Error& reason) {
  if (refused_ == 0) refusal_ = reason;
  last_ = {.cause = reason.cause, .why = why_unsent(reason)};
  check_may_give_more();
}

void CodeSource::check_may_give_more() const {
  const bool more = (kind() == Kind::command && given_ < most_commands) ||
                    (kind() == Kind::question && given_ < most_questions && refused_ < most_codes);
  if (!more) throw Error(refusal_);
}

Secret CodeSource::from_token() const {
  report_.debug("Received token as argument");
  return checked(*context_.options.token);
}

Secret CodeSource::from_standard_input() const {
  const os::LineResult line = os::read_line(STDIN_FILENO, {.timeout = input_patience});
  if (line.end == os::LineEnd::line) return checked(line.text);
  const bool ended = line.end == os::LineEnd::end_of_file;
  throw nobody(plan_,
               ended ? "standard input is empty" : "standard input gave no line in 2 minutes", {});
}

Secret CodeSource::from_command() {
  if (plan_.code_command_is_interactive &&
      cli::may_not_ask(context_.options, context_.environment)) {
    throw nobody(plan_, plan_.code_command->origin + " asks somebody, and nobody may be asked",
                 "run in a terminal: " + command_for_a_person());
  }
  // The same window would give the same code, which works once.
  if (given_ > 1) wait_for_next_code();
  return run_code_command(*plan_.code_command, plan_.device->value, surroundings_of(context_),
                          [this] { say_silence(); });
}

/// For whoever looks at the terminal, and not at the key.
void CodeSource::say_silence() const {
  const bool is_for_sdk = cli::audience_of(context_.options) == cli::Audience::sdk;
  if (is_for_sdk || !os::is_terminal(STDERR_FILENO)) return;
  const auto& [command, source, origin] = *plan_.code_command;
  const std::string program = profile::shown_program(command, context_.environment);
  report_.notice(origin, "waiting for " + (program.empty() ? "its command" : program) +
                             ": a key may want to be touched, or a question answered");
}

void CodeSource::wait_for_next_code() {
  const Seconds left = until_next_code(wire_.now());
  report_.notice(plan_.code_command->origin,
                 last_.cause + "; the command is asked again in " + format_seconds(left));
  wire_.wait(left);
}

void CodeSource::check_may_give() const {
  if (kind() != Kind::question || !cli::may_not_ask(context_.options, context_.environment)) return;
  throw nobody(plan_, "a code is needed, and nobody may be asked",
               "run in a terminal: " + command_for_a_person());
}

Secret CodeSource::from_question(Question question) {
  check_may_give();
  const bool is_for_refresh = cli::audience_of(context_.options) == cli::Audience::aws_tools;
  if (!is_for_refresh || input_is_used_) question.place = Question::Place::terminal;
  std::string before = is_for_refresh ? "" : who_asks(plan_.names.profile, plan_.role()) + "\n";
  for (;; ++given_) {
    if (given_ > 1) before = escape(last_.why) + "\n";
    question.text = before + code_question(plan_.device->value, plan_.duration);
    const Answer answer = ask_(question);
    Secret code = read_answer(answer);
    if (answer.from == Answer::From::input) {
      input_is_used_ = true;
      return checked(code);
    }
    if (!sts::check_token_code(code.reveal())) return code;
    // A slip of the finger costs a question, but AWS is not asked.
    not_sent({.status = ExitStatus::code_needed, .aws_mfa = "Token must be six digits"});
    last_.why = "A code is six digits; this is not. Nothing was sent.";
  }
}

/// What a person types where there is somebody to ask.
std::string CodeSource::command_for_a_person() const {
  const std::string& served = plan_.onward_profile;
  const std::string& profile = served.empty() ? plan_.names.profile : served;
  return cli::refresh_command(context_.options, profile) + for_limited(plan_, context_.options);
}

/// A slip of the finger alone ends with code_needed: AWS's refusals and failed calls have their
/// own.
bool CodeSource::was_mistyped() const { return refusal_.status == ExitStatus::code_needed; }

Secret CodeSource::read_answer(const Answer& answer) const {
  if (answer.from != Answer::From::nobody && answer.line.end == os::LineEnd::line) {
    return without_blanks(answer.line.text);
  }
  const bool silence = answer.line.end == os::LineEnd::timed_out;
  if (given_ > 1 && !(silence && was_mistyped())) {  // there was a code, and no good one
    Error reason = refusal_;
    if (silence) reason.hint = std::string(nobody_answered);
    throw Error(std::move(reason));
  }
  if (answer.from == Answer::From::nobody) {
    const bool elsewhere = os::in_background();
    throw nobody(plan_,
                 elsewhere ? "a code is needed, and a job in the background cannot ask"
                           : "a code is needed, and there is no terminal to ask on",
                 "give it with --token-stdin or mfa_process, or run in " +
                     std::string(elsewhere ? "the foreground: " : "a terminal: ") +
                     command_for_a_person());
  }
  throw nobody(plan_, silence ? std::string(nobody_answered) : "no code was given", {});
}

}  // namespace stsmfa::ask
