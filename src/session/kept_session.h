#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "cli/options.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/session.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "session/freshness.h"

#include <optional>
#include <string>

namespace stsmfa::session {

// The session of a plan's onward roles as it stands in `[X-mfa]`. It lives by itself until its end:
// nothing that becomes of the session that it was assumed from makes it stale.

/// What it has to be to be used again: of the same role, by the same roles in between, from the
/// same section. What else the profile says of the role (external id, the session's name, duration,
/// region) counts when it is assumed the next time.
Wanted wanted_kept(const profile::Plan& plan, const cli::Options& options);

/// The one that the file holds.
struct KeptSession {
  Decision decision = {.stale = true};
  std::optional<credentials::Session> session = {};  ///< fresh, or Decision::usable
  Secret token = {};  ///< of whatever stands in the section: every new session changes it
};

/// One that is stale for a plan that keeps none, and for a section that cannot be read.
KeptSession find_kept(const profile::Plan& plan, const Wanted& wanted,
                      const credentials::Document& document, Time now);

/// The rewrite that keeps `session`, which was assumed for the plan. A section that is made gets
/// the region of its profile's own sections. Nothing is written when the source's section has gone.
credentials::Edit edit_of_kept(const profile::Plan& plan, credentials::Session session,
                               const profile::ProfileFiles& files);

/// Takes a session, kept or not, out of the section `[X-mfa]` of that name, with the region if it
/// is the one that the section got when it was made: X's, behind the session.
credentials::Edit removal_of_session_beside(const std::string& name,
                                            const credentials::Section& section,
                                            const profile::ProfileFiles& files);

}  // namespace stsmfa::session
