#pragma once

#include "app/options.h"
#include "app/plan.h"
#include "app/profile.h"
#include "app/profile_files.h"
#include "base/environment.h"

namespace stsmfa::app {

/// A profile and what is to be done for it.
struct Planned {
  Profile profile;
  Plan plan;
};

/// The plan for sections that are named already. A profile whose role can be assumed from a session
/// that has a section of its own is served by that section: `[profile X]` with a `source_profile`
/// that has a long-term section (or is such a section's name), and no `mfa_serial` on the way. The
/// plan is the section's then, and X's roles are its onward roles. Reads coinbase's file of
/// accounts for a role that is named by an alias. Throws what Profile, make_plan, find_role_chain
/// and complete_roles throw.
Planned plan_profile(const SectionNames& names, const Options& options,
                     const Environment& environment, const ProfileFiles& files);

}  // namespace stsmfa::app
