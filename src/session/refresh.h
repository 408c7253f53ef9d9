#pragma once

#include "os/file.h"
#include "profile/plan.h"
#include "session/run.h"
#include "session/snapshot.h"

#include <functional>
#include <optional>

namespace stsmfa::session {

/// Looks at a plan before anybody is asked, and may throw.
using CheckPlan = std::function<void(const profile::Plan&)>;

/// Makes the profile's section fresh if `content`, the credentials file's, shows that it is stale:
/// checks that cost nothing first, then the session lock, a second snapshot, the helper, the code,
/// STS, the rewrite. What was found is said as aws-mfa says it; where the session is not for AWS
/// tools (Audience), only what leads to a renewal is. Gives the snapshot that found it fresh;
/// nullopt when the section has been written since, by us or by somebody whom we waited for, or
/// when it expires soon and could not be renewed now, which is said. Throws Error with the reason
/// when there is no usable session in the end, and Interrupted when a signal came.
std::optional<Snapshot> refresh(const Run& run, os::FileContent content,
                                const CheckPlan& check = {});

}  // namespace stsmfa::session
