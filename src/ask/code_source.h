#pragma once

#include "ask/question.h"
#include "base/error.h"
#include "base/secret.h"
#include "cli/report.h"
#include "client/wire.h"
#include "profile/context.h"
#include "profile/plan.h"

namespace stsmfa::ask {

/// Where MFA codes come from, in order: `--token`, `--token-stdin`, a command, a question.
class CodeSource {
 public:
  /// Its ways out of the process.
  struct Ways {
    const client::Wire& wire;  ///< for AWS's time
    const Ask& ask;
  };
  /// Everything given outlives it, but for the Ways themselves.
  CodeSource(const profile::Plan& plan, const profile::Context& context, const Ways& ways,
             cli::Report& report)
      : plan_(plan), context_(context), wire_(ways.wire), ask_(ways.ask), report_(report) {}

  /// A well-formed code. A person is told before each further question why, and is asked on the
  /// terminal once standard input has given its line; `how` is the question but for its words and
  /// its place. Throws Error: usage for a malformed code from the command line or standard input;
  /// plan_impossible for a command that gives none; code_needed when nobody can or would give one.
  /// Throws Interrupted.
  Secret next(const Question& how);

  /// Takes note that AWS refused the last code for `reason`, before next() is called again. Throws
  /// it when this source has no other code: a command is run once more in the next 30-second
  /// window, a person may give three codes that AWS refuses, and is asked ten times in all.
  void refused(const Error& reason);

  /// The same for a code that was no use and so was not sent. What is thrown is AWS's refusal of an
  /// earlier one, if there is one: that is the reason.
  void not_sent(const Error& reason);

  /// Throws the Error with which next() would end, where that is certain: nobody may be asked.
  /// Saves asking AWS for a device in vain.
  void check_may_give() const;

  /// Whether a question will be put to a person, so that it is worth connecting meanwhile.
  bool will_ask() const;

 private:
  enum class Kind { token, standard_input, command, question };
  Kind kind() const;
  Secret from_token() const;
  Secret from_standard_input() const;
  Secret from_command();
  void wait_for_next_code();
  void say_silence() const;
  Secret from_question(Question question);
  Secret read_answer(const Answer& answer) const;
  bool was_mistyped() const;
  void check_may_give_more() const;
  std::string why_refused() const;
  std::string command_for_a_person() const;

  const profile::Plan& plan_;
  const profile::Context& context_;
  const client::Wire& wire_;
  const Ask& ask_;
  cli::Report& report_;
  int given_ = 0;    ///< codes this source has given, malformed ones included
  int refused_ = 0;  ///< those that AWS has refused
  Error refusal_;    ///< the reason if there are no more: AWS's, if it has refused one
  /// Of the last code.
  struct NoUse {
    std::string cause = {};
    std::string why = {};  ///< the same for a person, with what helps
  };
  NoUse last_ = {};             ///< meaningful when given_ > 1
  bool input_is_used_ = false;  ///< what follows its line is somebody else's
};

}  // namespace stsmfa::ask
