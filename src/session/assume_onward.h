#pragma once

#include "credentials/session.h"
#include "session/kept_session.h"
#include "session/run.h"
#include "session/snapshot.h"

namespace stsmfa::session {

/// The session of the plan's onward roles, assumed one with the other, the first with `source`, the
/// fresh session of the plan's own section; without such roles `source` itself.
///
/// `before` is what was kept at the first look: one that another has kept since is used, even for
/// `--force`. Else it is kept in the plan's onward section, by whoever gets the session lock first:
/// the others wait for it, a second at most and never while somebody is asked a code, and use what
/// it has kept. Who has waited in vain makes the call without that lock, and its session is kept
/// under the file's. Where nothing can be kept (no such section in the plan, a file or lock that
/// cannot be written, long-term keys that would be lost) the session is this caller's alone, which
/// `-v` says; one that could not be written after all is used, and that is said.
///
/// Throws Error with AWS's refusal, or that of the holder whom we waited for; Interrupted.
credentials::Session assume_onward(credentials::Session source, Snapshot& snapshot, const Run& run,
                                   const KeptSession& before);

}  // namespace stsmfa::session
