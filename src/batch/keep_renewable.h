#pragma once

#include "batch/plan_target.h"

namespace stsmfa::batch {

/// What `--renew` has to do with a batch: only sections that are there, ours, stale and without
/// `auto_renew = false` stay in it. What would need a code goes as long as its session lasts, and
/// is impossible (code_needed) after that; what is broken likewise. A shared session is never
/// renewed; a copy of it is, from one that lasts longer.
void keep_renewable(Batch& batch, const Scope& scope);

}  // namespace stsmfa::batch
