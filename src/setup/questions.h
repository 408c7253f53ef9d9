#pragma once

#include "ask/question.h"
#include "base/environment.h"
#include "base/error.h"
#include "cli/options.h"
#include "cli/report.h"

#include <functional>
#include <string>
#include <string_view>

namespace stsmfa::setup {

/// Throws Error (code_needed) when nobody may be asked, or there is no terminal to ask on.
void require_person(const cli::Options& options, const Environment& environment);

/// The Error (code_needed) for questions that nobody may or does answer.
Error nobody_answers(const std::string& action);

/// The line of an answer, trimmed. Throws that Error when it is none.
Secret line_of(const ask::Answer& answer, const std::string& action);

/// The person's line, trimmed. Throws Error (code_needed) when there is none within two minutes,
/// Interrupted.
Secret ask_line(const std::string& question, bool hidden = false);

/// Why an answer will not do; empty when it will.
using Objection = std::function<std::string(std::string_view)>;

/// Asks until there is an answer that will do, three times in all, saying why the others will not.
/// Throws Error (plan_impossible) after the third, and ask_line's.
Secret ask_until(const std::string& question, const Objection& objection, const cli::Report& report,
                 bool hidden = false);

/// A question with `[Y/n]` or `[y/N]` behind it.
bool ask_yes(const std::string& question, bool by_default);

}  // namespace stsmfa::setup
