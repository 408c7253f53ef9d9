#pragma once

#include "os/file.h"
#include "session/run.h"

namespace stsmfa::batch {

/// `stsmfa --all [PATTERN...]` and `stsmfa --renew`: makes every section fresh that can be, with as
/// few codes as there are access keys with nothing valid to go by. Holds the session lock from the
/// first question to the last rewrite, so that any number of starters is one question.
///
/// Every code is asked for first, then all calls without one go out at once, then roles of more
/// than an hour ask for theirs. What was obtained is written at once after a code, and otherwise
/// whenever a second has passed or nothing is under way: a crash loses a second's calls, and 200
/// roles are not 200 rewrites. What was obtained before a signal is written before Interrupted is
/// thrown.
///
/// One target's failure stops no other. Gives the status of the worst (worst_of). Throws Error for
/// what concerns all of them (the file, the helper), Interrupted.
ExitStatus refresh_all(const session::Run& run, os::FileContent content);

}  // namespace stsmfa::batch
