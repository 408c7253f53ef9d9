#include "verb/run.h"

#include "app/options.h"
#include "app/report.h"
#include "base/error.h"
#include "os/fd.h"
#include "verb/clear.h"
#include "verb/doctor.h"
#include "verb/exec.h"
#include "verb/export.h"
#include "verb/refresh.h"
#include "verb/setup.h"
#include "verb/status.h"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace stsmfa::verb {

using namespace app;

namespace {

ExitStatus print(std::string_view text) {
  os::write_all(STDOUT_FILENO, text);
  return ExitStatus::success;
}

struct Verb {
  std::string_view name;
  ExitStatus (*run)(const Options&, const Environment&, const Report&);
};

/// The functions of the verbs in app/verb_table.h.
constexpr std::array verbs = {
    Verb{"refresh", refresh},
    Verb{"exec", exec},
    Verb{"export", export_session},
    Verb{"status", status},
    Verb{"setup", setup},
    Verb{"clear", clear},
    Verb{"doctor", doctor},
};

ExitStatus run_verb(const Options& options, const Environment& environment) {
  const auto verb = std::ranges::find(verbs, options.verb, &Verb::name);
  if (verb == verbs.end()) {
    throw Error{.status = ExitStatus::usage, .object = options.verb, .cause = "has no function"};
  }
  return verb->run(options, environment, Report(options));
}

}  // namespace

ExitStatus run(const std::vector<std::string_view>& arguments, const Environment& environment) {
  Options options;
  try {
    options = read_options(read_command_line(arguments));
    if (options.help) {
      return print(options.verb == "refresh" ? help_text() : help_text(options.verb));
    }
    if (options.version) return print("stsmfa " STSMFA_VERSION "\n");
    return run_verb(options, environment);
  } catch (const Error& error) {
    Report(options).error(error);
    return error.status;
  }
}

}  // namespace stsmfa::verb
