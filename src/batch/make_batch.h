#pragma once

#include "base/time.h"
#include "batch/target.h"
#include "profile/context.h"
#include "profile/files.h"

namespace stsmfa::batch {

/// What `stsmfa --all [PATTERN...]` has to do with the file as it is at `now`: what select_profiles
/// chooses, each planned as a refresh of it would plan it, grouped by access key (or by the command
/// that prints the keys). `MFA_ASSUME_ROLE` counts for nothing here: it is about one profile.
///  - A profile that cannot be planned, checked or written to is impossible, and stops no other.
///  - With `--cap` a role that asks for more than an hour asks for one.
///  - A group's device is the first that one of its targets names, with that target's code command;
///    targets that name none take it.
///  - Every target without a role gets its group's session: the shared section, and as a copy
///    whatever other sections there are. A code on the command line changes no way.
///  - The shared session lasts `--mfa-session-duration`; else, in a section of a profile of its
///    own, what that profile asks for, selected or not; else 12 hours.
///  - A shared session that is there is enough while it has more than its renew_before left (its
///    profile's; else `--renew-before`, 5 minutes) and that of every target that gets a copy of it,
///    and not at all under `--force`.
/// The document should have an index: it is linear in the size of the file then. Throws what
/// select_profiles throws and nothing else.
///
/// With `--renew`, which never asks and makes nothing new, the profiles are all that a session can
/// be had for (or those that patterns mean), and of their targets only those count whose section is
/// there, is ours and is stale, and whose profile has no `auto_renew = false`. Those that a valid
/// shared session serves are assumed, or get a copy of it if it lasts longer than what they have; a
/// shared session itself is never renewed. What would need a code, and what is broken, is left out
/// as long as its own session lasts, and after that impossible (what would need a code with a
/// problem of status code_needed).
Batch make_batch(const profile::Context& context, const profile::ProfileFiles& files, Time now);

}  // namespace stsmfa::batch
