#pragma once

#include "profile/context.h"

namespace stsmfa::batch {

/// Whether `--all` has no business with a person who is being asked for a code elsewhere, as the
/// files are now: nothing that it would do takes one, or there is something that takes none, and
/// nobody could give one for the rest (`--no-prompt`). False where the file cannot be used: that
/// shows when it is our turn.
bool goes_without_code(const profile::Context& context);

}  // namespace stsmfa::batch
