#include "verb/export.h"

#include "app/current_session.h"
#include "app/export_format.h"
#include "verb/result.h"

#include <string>

namespace stsmfa::verb {

using namespace app;

namespace {

/// An SDK that runs us has no way to pass a question on.
Options options_for(const ExportFormat& format, Options options) {
  if (format.name == process_format && !options.prompt) options.no_prompt = true;
  return options;
}

}  // namespace

ExitStatus export_session(const Options& options, const Environment& environment,
                          const Report& report) {
  const std::string name = options.format.value_or("env");
  const ExportFormat format = find_export_format(name);
  const CurrentSession session = current_session(options_for(format, options), environment, report);
  const Secret text = export_text(format, session);
  write_result(text.reveal());
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
