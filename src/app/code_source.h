#pragma once

#include "app/options.h"
#include "app/plan.h"
#include "app/report.h"
#include "app/world.h"
#include "base/environment.h"
#include "base/error.h"
#include "base/secret.h"

namespace stsmfa::app {

/// Where MFA codes come from, in order: `--token`, `--token-stdin`, a command, a question.
class CodeSource {
 public:
  /// Everything given outlives it.
  CodeSource(const Plan& plan, const Options& options, const Environment& environment,
             const World& world, const Report& report)
      : plan_(plan), options_(options), environment_(environment), world_(world), report_(report) {}

  /// A well-formed code. Asks a person three times at most, and says before each further question
  /// why. Throws Error: usage for a malformed code from the command line or standard input;
  /// plan_impossible for a command that gives none; code_needed when nobody can or would give one.
  Secret next();

  /// Takes note that the last code was refused for `reason`, before next() is called again. Throws
  /// `reason` itself when there is no other code to be had from this source: a command is run once
  /// more in the next 30-second window, a person is asked three times in all.
  void refused(const Error& reason);

  /// Throws the Error with which next() would end, where that is certain: nobody may be asked. For
  /// whoever would otherwise ask AWS for a device in vain.
  void check_may_give() const;

  /// Whether a question will be put to a person, so that it is worth connecting meanwhile.
  bool will_ask() const;

 private:
  enum class Kind { token, standard_input, command, question };
  Kind kind() const;
  Secret from_token() const;
  Secret from_standard_input() const;
  Secret from_command() const;
  Secret from_question();
  Secret read_answer(const PersonsAnswer& answer) const;

  const Plan& plan_;
  const Options& options_;
  const Environment& environment_;
  const World& world_;
  const Report& report_;
  int given_ = 0;  ///< codes this source has given, malformed ones included
  Error refusal_;  ///< why the last one was no good; meaningful when given_ > 0
};

}  // namespace stsmfa::app
