#pragma once

#include "credentials/session.h"
#include "os/file.h"
#include "session/refresh.h"
#include "session/run.h"
#include "sts/session_policy.h"

#include <optional>

namespace stsmfa::session {

/// A session of the profile's role that `policy`, which is not empty, limits: made for this caller
/// alone and stored nowhere, whatever session the profile's section holds. The role is assumed from
/// the shared session of its keys if there is a valid one, for an hour at most then (more only if
/// `--duration` asks for more, with a code), without waiting for anybody; else as a refresh does
/// it, under the session lock, with a code. `--mfa-session` makes the shared session with that code
/// and stores it, and `--save-device` keeps a device that IAM has named.
///
/// nullopt for a profile whose role is assumed from a session that has a section of its own: making
/// that fresh is a refresh. `content` is the credentials file's; `check` sees the plan before
/// anybody is asked. Throws Error: usage for a plan that cannot be limited, else as refresh();
/// Interrupted.
std::optional<credentials::Session> limited_session(const Run& run, os::FileContent content,
                                                    const sts::SessionPolicy& policy,
                                                    const CheckPlan& check = {});

}  // namespace stsmfa::session
