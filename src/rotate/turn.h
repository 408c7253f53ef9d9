#pragma once

#include "session/run.h"
#include "setup/person.h"

namespace stsmfa::rotate {

/// `stsmfa rotate`: rotates the keys of the options' profile while it holds the session lock. When
/// another stsmfa has put a new pair into the file while we waited, that is said, and all. Throws
/// Error in aws-mfa's words when there is no file or no such profile, subject_of's, the lock's,
/// rotate_keys'; Interrupted.
void rotate_in_turn(const session::Run& run, const setup::Ask& ask);

}  // namespace stsmfa::rotate
