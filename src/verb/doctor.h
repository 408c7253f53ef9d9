#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Explains a profile on standard output: which files were read and why, where every value comes
/// from, what would be called, what AWS says to the keys, and everything that is wrong. Changes
/// nothing and asks for no code; a command that keeps the keys is run. Where nothing names a
/// profile and there is no default one, every profile is checked, a line each. Status 0 when
/// nothing is wrong, plan_impossible when something is.
ExitStatus doctor(const cli::Options& options, const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
