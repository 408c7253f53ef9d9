#pragma once

#include "rotate/aws.h"
#include "session/lock.h"
#include "session/run.h"
#include "session/snapshot.h"

namespace stsmfa::rotate {

/// AWS as the snapshot's profile has it, for the holder of the session lock: says what is unusual
/// about the endpoints, and starts the helper, which ends with the last copy. IAM's calls are
/// signed with the shared session of the keys, if one is valid for ten minutes and IAM takes it;
/// else with a session that a code makes, of which nothing is kept; with the keys themselves for
/// `--no-mfa`. Everything given outlives it. Throws Error: find_destination's, for keys that may
/// not be sent, and the helper's.
Aws connect_to_aws(const session::Run& run, session::Lock& lock, const session::Snapshot& snapshot);

}  // namespace stsmfa::rotate
