#pragma once

#include "app/options.h"
#include "app/report.h"
#include "base/environment.h"
#include "base/exit_status.h"

namespace stsmfa::verb {

/// Makes the short-term section fresh: aws-mfa's job. The fresh path reads both files, decides,
/// says so and is done; only a stale section leads to the locks, the question, STS and a rewrite.
/// Throws Error with the reason when there is no fresh session in the end, and Interrupted when a
/// signal came.
ExitStatus refresh(const app::Options& options, const Environment& environment,
                   const app::Report& report);

}  // namespace stsmfa::verb
