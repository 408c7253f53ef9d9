#pragma once

#include "base/environment.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/section_names.h"

#include <string_view>
#include <vector>

namespace stsmfa::profile {

/// A profile and what is to be done for it.
struct PlannedProfile {
  Profile profile;
  Plan plan;
};

/// The plan for sections that are named already. A profile whose role can be assumed from a session
/// that has a section of its own is served by that section: `[profile X]` with a `source_profile`
/// that has a long-term section (or is such a section's name), and no `mfa_serial` on the way. The
/// plan is the section's then, and X's roles are its onward roles. Reads coinbase's file of
/// accounts for a role that is named by an alias. Throws Error (plan_impossible) when the session
/// would go beside the profile to a section that is a profile of its own; what Profile, make_plan,
/// find_role_chain and complete_roles throw.
PlannedProfile plan_profile(const SectionNames& names, const Context& context,
                            const ProfileFiles& files);

/// Writes out what roles leave to be looked up: the ARN of one that is named as ACCOUNT/ROLE or
/// ALIAS/ROLE, in `partition`, and the external id `account`, which stands for the id of the role's
/// account, as coinbase's assume-role always sends it. The file of accounts is read only for an
/// alias. Throws Error for an alias that is not there.
void complete_roles(std::vector<Role>& roles, std::string_view partition,
                    const Environment& environment);

}  // namespace stsmfa::profile
