#pragma once

#include "batch/plan_target.h"

namespace stsmfa::batch {

/// Groups the targets by the long-term keys that sign for them, and settles for each group where
/// its shared session stands or will stand, whether the one that is there is enough, who gives
/// codes, and with that the ways of its targets.
///
/// The section is session::shared_section_of's, and `[mfa-K]` where that cannot be written or its
/// own profile is broken: one broken profile stops no other. The session lasts, unless
/// `--mfa-session-duration` says otherwise, as long as the section's profile asks for, which need
/// not be among the targets (`--duration` is not about it then). Where it cannot be made at all,
/// the targets that wait for it are impossible.
void share_sessions(Batch& batch, const Scope& scope);

}  // namespace stsmfa::batch
