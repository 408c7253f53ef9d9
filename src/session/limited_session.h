#pragma once

#include "credentials/session.h"
#include "session/run.h"
#include "session/snapshot.h"
#include "sts/session_policy.h"

namespace stsmfa::session {

/// A session of the profile's role that `policy`, which is not empty, limits: made for this caller
/// alone and stored nowhere, whatever session the profile's section holds. The role is assumed from
/// the shared session of its keys if there is a valid one, for an hour at most then (more only if
/// `--duration` asks for more, with a code), without waiting for anybody; else as a refresh does
/// it, under the session lock, with a code. `--mfa-session` makes the shared session with that code
/// and stores it, and `--save-device` keeps a device that IAM has named.
///
/// `first` is of the file as it was found; its plan may be limited (profile::check_may_limit), and
/// has no role that is assumed from another section's session (assume_onward.h is for these).
/// Throws Error as refresh() does; Interrupted.
credentials::Session limited_session(const Run& run, Snapshot first,
                                     const sts::SessionPolicy& policy);

}  // namespace stsmfa::session
