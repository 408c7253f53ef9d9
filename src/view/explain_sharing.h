#pragma once

#include "session/snapshot.h"
#include "view/diagnosis.h"

namespace stsmfa::view {

/// How a refresh would have the session, as far as that depends on the shared session of the keys:
/// where it stands and until when it is valid, which calls are made and whether with a code, and
/// whether `--renew` would do it. That of keys which a command prints is known where a section with
/// the same command holds it; the command is not run. Of a plan that is refused only that no call
/// is made.
std::vector<Fact> explain_sharing(const session::Snapshot& snapshot,
                                  const profile::Context& context, Time now);

}  // namespace stsmfa::view
