#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Makes the session fresh and becomes the command, or `$SHELL` (/bin/sh) without one, with the
/// session in its environment: same process, same terminal, signals and limits as they were; on
/// success it never returns. A single word that is a profile and no command is the profile. The
/// command is looked up before anything is asked, so that a slip of the fingers costs no code.
/// Throws Error: not_found, not_executable, usage for a single word that is a profile and a
/// command, whatever current_session() throws; Interrupted.
ExitStatus exec(const cli::Options& options, const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
