#pragma once

#include "profile/context.h"
#include "profile/plan.h"
#include "session/snapshot.h"
#include "view/diagnosis.h"

namespace stsmfa::view {

/// What `refresh` would do and with which values: all of the plan, no secret. Commands
/// are shown by their first words (shown_command).
std::vector<Fact> explain(const profile::Plan& plan, const profile::Context& context);

/// What the session in the file is worth.
Fact explain_session(const session::Snapshot& snapshot, Time now);

}  // namespace stsmfa::view
