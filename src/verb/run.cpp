#include "verb/run.h"

#include "base/error.h"
#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/verb_table.h"
#include "verb/clear.h"
#include "verb/complete.h"
#include "verb/console.h"
#include "verb/doctor.h"
#include "verb/exec.h"
#include "verb/export.h"
#include "verb/refresh.h"
#include "verb/result.h"
#include "verb/rotate.h"
#include "verb/setup.h"
#include "verb/status.h"

#include <algorithm>
#include <array>

namespace stsmfa::verb {

namespace {

ExitStatus print(std::string_view text) {
  print_page(text);
  return ExitStatus::success;
}

struct Verb {
  std::string_view name;
  ExitStatus (*run)(const cli::Options&, const Environment&, cli::Report&);
};

/// The functions of the verbs in cli/verb_table.h, beyond which read_options lets none pass.
constexpr std::array verbs = {
    Verb{"refresh", refresh}, Verb{"exec", exec},       Verb{"export", export_session},
    Verb{"status", status},   Verb{"console", console}, Verb{"setup", setup},
    Verb{"rotate", rotate},   Verb{"clear", clear},     Verb{"doctor", doctor},
};

static_assert(std::ranges::equal(verbs, cli::verb_table, {}, &Verb::name,
                                 &cli::VerbDefinition::name),
              "every verb has its function, in the order of the table");

ExitStatus run_verb(const cli::Options& options, const Environment& environment) {
  const auto* const verb = std::ranges::find(verbs, options.verb, &Verb::name);
  cli::Report report(options);
  try {
    return verb->run(options, environment, report);
  } catch (const Error& error) {
    report.error(error);
    return error.status;
  }
}

}  // namespace

ExitStatus run(const std::vector<std::string_view>& arguments, const Environment& environment) {
  if (!arguments.empty() && arguments.front() == profile_names) {
    return print_profile_names({arguments.begin() + 1, arguments.end()}, environment);
  }
  cli::Options options;
  try {
    options = cli::read_options(arguments);
    if (options.help) return print(cli::help_text(options.verb));
    if (options.usage) return print(cli::usage_text(options.verb));
    if (options.version) return print("stsmfa " STSMFA_VERSION "\n");
    return run_verb(options, environment);
  } catch (const Error& error) {
    cli::Report(options).error(error);
    return error.status;
  }
}

}  // namespace stsmfa::verb
