#pragma once

#include "cli/report.h"
#include "os/file.h"
#include "profile/plan.h"
#include "session/snapshot.h"

#include <functional>
#include <optional>

namespace stsmfa::session {

/// When the lines about the first look are said.
enum class Announce {
  always,      ///< as aws-mfa does
  when_stale,  ///< where standard output and the user's patience are for something else
};

/// Looks at `content`, the credentials file's, and makes the profile's section fresh if it is
/// stale. Gives the look that found it fresh; nullopt when the section has been written since, or
/// when it expires soon and could not be renewed now, which is said. Throws Error with the reason
/// when there is no usable session in the end, and Interrupted when a signal came.
/// `check` sees the plan of the first look, and may throw.
std::optional<Look> freshen(const Viewer& viewer, os::FileContent content, Announce announce,
                            const cli::Report& report,
                            const std::function<void(const profile::Plan&)>& check = {});

/// Everything that a stale section leads to: checks that cost nothing first, then the session lock,
/// a second look, the helper, the code, STS, the rewrite. Returns with a fresh section, written by
/// us or by somebody whom we waited for. Throws Error, Interrupted.
void renew(const Viewer& viewer, const Stale& stale, const cli::Report& report);

}  // namespace stsmfa::session
