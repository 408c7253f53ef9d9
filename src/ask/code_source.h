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

  /// A well-formed code. A person is asked three times at most, and told before each further
  /// question why; `how` is the question but for its words and its place. Throws Error: usage for a
  /// malformed code from the command line or standard input; plan_impossible for a command that
  /// gives none; code_needed when nobody can or would give one. Throws Interrupted.
  Secret next(const Question& how);

  /// Takes note that the last code was refused for `reason`, before next() is called again. Throws
  /// `reason` itself when this source has no other code: a command is run once more in the next
  /// 30-second window, a person is asked three times in all.
  void refused(const Error& reason);

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
  Secret from_command() const;
  Secret from_question(Question question);
  Secret read_answer(const Answer& answer) const;

  const profile::Plan& plan_;
  const profile::Context& context_;
  const client::Wire& wire_;
  const Ask& ask_;
  cli::Report& report_;
  int given_ = 0;  ///< codes this source has given, malformed ones included
  Error refusal_;  ///< why the last one was no good; meaningful when given_ > 0
};

}  // namespace stsmfa::ask
