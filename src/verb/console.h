#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Prints a URL, alone on standard output, that signs in to the AWS console as the profile's role,
/// or with `--open` gives it to the browser. The keys are exchanged for the URL's token at AWS's
/// sign-in endpoint, or that of AWS_ENDPOINT_URL_SIGNIN / AWS_ENDPOINT_URL. The session is made
/// fresh first if it is stale.
/// Throws Error: usage for a bad `--service` or `--destination`; plan_impossible for a session
/// without a role and a partition without a console; refused and unreached as the endpoint answers;
/// and all that a refresh throws.
ExitStatus console(const cli::Options& options, const Environment& environment,
                   cli::Report& report);

}  // namespace stsmfa::verb
