#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Puts new long-term keys of IAM's in the place of the profile's (rotate/turn.h). Throws Error:
/// usage for options that contradict each other, and rotate_in_turn's.
ExitStatus rotate(const cli::Options& options, const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
