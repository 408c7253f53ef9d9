#pragma once

#include "base/environment.h"
#include "base/error.h"
#include "base/secret.h"
#include "cli/options.h"
#include "cli/report.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::setup {

/// Whether the screen shows what is typed.
enum class Echo { on, off };

/// What an empty answer to a yes-or-no question means.
enum class Default { yes, no };

/// Puts one question and gives the line that answers it; nullopt when the input ends before one
/// (Ctrl-D). Throws Error (code_needed) when nobody answers; Interrupted.
using Ask = std::function<std::optional<Secret>(const std::string& question, Echo echo)>;

/// Why an answer cannot be used; empty when it can.
using Objection = std::function<std::string(std::string_view)>;

/// The person who sets a profile up: is asked, and is told what happens.
class Person {
 public:
  /// `report` outlives it.
  Person(Ask ask, cli::Report& report) : ask_(std::move(ask)), report_(report) {}

  /// The person's line, trimmed. Throws Error (code_needed) when there is none, Interrupted.
  Secret ask(const std::string& question, Echo echo = Echo::on) const;

  /// Asks until there is an answer that can be used, three times in all, and says why the others
  /// cannot. Throws Error (plan_impossible) after the third, and ask()'s.
  Secret ask_until(const std::string& question, const Objection& objection,
                   Echo echo = Echo::on) const;

  /// Asks a question with `[Y/n]` or `[y/N]` behind it until the answer is a yes or a no; after
  /// three others it is a no. Throws ask()'s.
  bool ask_yes(const std::string& question, Default by_default) const;

  void tell(std::string_view topic, std::string_view text) const { report_.notice(topic, text); }
  void tell(const Error& error) const { report_.error(error); }

 private:
  Ask ask_;
  cli::Report& report_;
};

/// Asks on the terminal and nowhere else, and waits two minutes.
std::optional<Secret> ask_on_terminal(const std::string& question, Echo echo);

/// The same, but takes the next line of standard input where that is a pipe, a socket or a file and
/// has not ended: as aws-mfa does.
std::optional<Secret> ask_as_aws_mfa(const std::string& question, Echo echo);

/// Throws Error (code_needed) when nobody may be asked, naming what forbids it.
void check_may_ask(const cli::Options& options, const Environment& environment);

/// The same, also when there is no terminal to ask on.
void require_person(const cli::Options& options, const Environment& environment);

}  // namespace stsmfa::setup
