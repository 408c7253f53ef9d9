#include "verb/export.h"

#include "session/current_session.h"
#include "shell/export_format.h"
#include "verb/result.h"

#include <string>

namespace stsmfa::verb {

namespace {

/// An SDK that runs us has no way to pass a question on.
cli::Options options_for(const shell::ExportFormat& format, cli::Options options) {
  if (format.name == shell::process_format && !options.prompt) options.no_prompt = true;
  return options;
}

}  // namespace

ExitStatus export_session(const cli::Options& options, const Environment& environment,
                          cli::Report& report) {
  const std::string name = options.format.value_or("env");
  const shell::ExportFormat format = shell::find_export_format(name);
  const session::CurrentSession session =
      session::current_session(options_for(format, options), environment, report);
  const Secret text = shell::export_text(format, session);
  print_result(text.reveal());
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
