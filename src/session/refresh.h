#pragma once

#include "credentials/session.h"
#include "os/file.h"
#include "session/run.h"
#include "session/snapshot.h"

#include <optional>

namespace stsmfa::session {

/// What a refresh has come to.
struct Refreshed {
  /// The one that found the section fresh; nullopt when it has been written since, by us or by
  /// somebody whom we waited for, or expires soon and could not be renewed now, which was said.
  std::optional<Snapshot> snapshot = {};
  /// The session that was made. What stands in the file a moment later may be another one.
  std::optional<credentials::Session> made = {};
};

/// Makes the profile's section fresh if `content`, the credentials file's, shows that it is stale:
/// checks that cost nothing first, then the session lock, a second snapshot, the helper, the code,
/// STS, the rewrite. What was found is said as aws-mfa says it. Throws Error with the reason when
/// there is no usable session in the end, and Interrupted when a signal came.
Refreshed refresh(const Run& run, os::FileContent content);

/// The same for a session that is handed on (Audience), from the first snapshot: only what leads to
/// a renewal is said.
Refreshed refresh(const Run& run, Snapshot first);

/// Whether the session is fresh by the sections of the profile alone, which are all that is kept of
/// a large file; what refresh() says of that has then been said. False: nothing has been said, and
/// refresh() has to look.
bool is_fresh_by_excerpt(const Run& run);

}  // namespace stsmfa::session
