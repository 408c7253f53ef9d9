#pragma once

#include "base/time.h"
#include "profile/context.h"
#include "profile/files.h"
#include "view/profile_status.h"

#include <vector>

namespace stsmfa::view {

/// What the status of profiles depends on.
struct Inspection {
  profile::Context context;
  const profile::ProfileFiles& files;
  Time now;
};

/// The status of the one profile that the options and the environment name, as a refresh with them
/// would find it, but for `--force`. For a profile whose role AWS tools assume from another
/// section's session (`source_profile = login`) it is that section's session and the profile's
/// role, and beside it the role's session that is kept. Reads that profile and nothing else. Throws
/// what planning it throws, and what check_plan throws where no session is left: the profile is
/// unusable then.
ProfileStatus inspect(const Inspection& inspection);

/// The status of every profile that can have a session (see profiles_with_sessions), and
/// after them of every session of ours that belongs to none of them: a shared one in `[mfa-K]`, one
/// written with `--section`, one whose profile has gone. Rows of valid shared sessions know
/// whom they serve, and stale ones whether a shared session renews them without a code. `--profile`
/// and
/// `--section` count for nothing. A profile that cannot be planned, or has nothing left and could
/// not be renewed, is unusable; nothing is thrown for it. Linear, given a document with an index.
std::vector<ProfileStatus> inspect_all(const Inspection& inspection);

/// Gives the status of one profile what only a look at all of them tells: whom its session serves,
/// and whether it is renewed without a code. Nothing when the command line is about another section
/// or state than the file's own.
void add_sharing(ProfileStatus& status, const Inspection& inspection);

}  // namespace stsmfa::view
