#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Prints the session on standard output in the wanted format (shell/export_format.h), made fresh
/// first. For `--format process`, which SDKs run at any time and many at once, nobody is asked
/// without `--prompt`, and a session is renewed 15 minutes before its end: botocore asks again
/// below that. Throws Error, also when not everything could be written; Interrupted.
ExitStatus export_session(const cli::Options& options, const Environment& environment,
                          cli::Report& report);

}  // namespace stsmfa::verb
