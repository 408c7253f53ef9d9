#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Makes the short-term section fresh: aws-mfa's job. The fresh path reads both files, decides,
/// says so and is done; only a stale section leads to the locks, the question, STS and a rewrite.
/// Throws Error with the reason when there is no fresh session in the end, and Interrupted when a
/// signal came.
ExitStatus refresh(const cli::Options& options, const Environment& environment,
                   cli::Report& report);

}  // namespace stsmfa::verb
