#pragma once

#include "base/time.h"
#include "batch/target.h"
#include "profile/context.h"
#include "profile/files.h"

#include <string>

namespace stsmfa::batch {

/// What the targets of profiles depend on.
struct Scope {
  profile::Context context;  ///< its environment is without MFA_ASSUME_ROLE
  const profile::ProfileFiles& files;
  Time now;
};

/// A profile's target by itself, as a refresh of that profile would find it: fresh or stale, and if
/// stale after every check but that of its section's text (see check_targets). Its way is that of
/// keys with a device. Of a profile that is served by another section it is that section's target.
/// Throws nothing for the profile: what is wrong with it is the target's problem.
Target plan_target(const std::string& profile, const Scope& scope);

/// Whether a target has keys: one that could not even be planned has none.
bool has_keys(const Target& target);

/// Makes it impossible.
void fail(Target& target, Error problem);

}  // namespace stsmfa::batch
