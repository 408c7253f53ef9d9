#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Removes the profile's session and those that are kept of roles assumed from it, or with `--all`
/// every session of ours, from the credentials file in one rewrite, and says until when AWS still
/// accepts it and how to revoke it. A shared session is removed by its section's name; of a profile
/// that could be had from it again it says so, since people who clear for the sake of safety have
/// to know. Never removes a long-term key or what somebody else wrote: throws Error
/// (plan_impossible), as for a profile that is in neither file. Takes the file's lock only, and
/// asks nobody. That there is nothing to clear is said, and is a success.
ExitStatus clear(const cli::Options& options, const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
