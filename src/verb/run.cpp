#include "verb/run.h"

#include "app/options.h"
#include "app/report.h"
#include "os/fd.h"
#include "verb/doctor.h"
#include "verb/refresh.h"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace stsmfa::verb {

using namespace app;

namespace {

using Verb = ExitStatus (*)(const Options&, const Environment&, const Report&);

struct NamedVerb {
  std::string_view name;
  Verb run;
};
constexpr std::array verbs = {
    NamedVerb{"refresh", refresh},
    NamedVerb{"doctor", doctor},
};

ExitStatus print(std::string_view text) {
  os::write_all(STDOUT_FILENO, text);
  return ExitStatus::success;
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
    const auto verb = std::ranges::find(verbs, options.verb, &NamedVerb::name);
    return verb->run(options, environment, Report(options));
  } catch (const Error& error) {
    Report(options).error(error);
    return error.status;
  }
}

}  // namespace stsmfa::verb
