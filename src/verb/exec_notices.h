#pragma once

#include "cli/options.h"
#include "cli/report.h"
#include "session/current_session.h"

namespace stsmfa::verb {

/// Says of the session that `exec` hands on what its user should know: that it is shorter than
/// `--duration` asked for, or ends within a quarter of an hour. On a terminal also what a shell of
/// its own is, until when, how it is left, and whether it stands in another one (`AWS_VAULT`).
void say_session(const session::CurrentSession& session, const cli::Options& options,
                 const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
