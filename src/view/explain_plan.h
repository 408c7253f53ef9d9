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

/// Where the session of a role that is assumed from it is kept, and what that one is worth; why it
/// is not. None for other plans.
std::vector<Fact> explain_kept_session(const session::Snapshot& snapshot,
                                       const profile::Context& context, Time now);

}  // namespace stsmfa::view
