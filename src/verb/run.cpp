#include "verb/run.h"

#include "app/options.h"
#include "app/report.h"
#include "os/fd.h"
#include "verb/refresh.h"
#include "verb/status.h"

#include <unistd.h>

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
constexpr std::array<Verb, 1> verbs = {{{"status", status}}};

}  // namespace

ExitStatus run(const std::vector<std::string_view>& arguments, const Environment& environment) {
  Options options;
  try {
    options = read_options(read_command_line(arguments));
    if (options.help) {
      return print(options.verb == "refresh" ? help_text() : help_text(options.verb));
    }
    if (options.version) return print("stsmfa " STSMFA_VERSION "\n");
    for (const Verb& verb : verbs) {
      if (verb.name == options.verb) return verb.run(options, environment, Report(options));
    }
    return refresh(options, environment, Report(options));
  } catch (const Error& error) {
    Report(options).error(error);
    return error.status;
  }
}

}  // namespace stsmfa::verb
