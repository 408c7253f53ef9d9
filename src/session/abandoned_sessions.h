#pragma once

#include "base/time.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/files.h"

#include <string>
#include <vector>

namespace stsmfa::session {

// Sessions that nobody renews: shared ones `[mfa-K]` that have outlived their keys, and those that
// are kept in `[X-mfa]` (kept_session.h).

/// The sections `[mfa-K]` with a valid shared session whose K is nowhere else in the credentials
/// file and no profile's of the config file. None where a command might print K.
std::vector<std::string> orphaned_sessions(const profile::ProfileFiles& files, Time now);

/// Adds to the edits of a rewrite the removal of every kept session that has expired, and of every
/// shared session `[mfa-K]` that has and of which K stands nowhere else in the file: its keys have
/// gone or been replaced. A section that the edits are about stays, and so does what cannot be
/// edited and what holds keys that would be lost (credentials/kept_keys.h): nobody needs its
/// removal, and a code was spent on the edits. Throws what apply_edits throws for the edits
/// themselves.
void remove_abandoned(std::vector<credentials::Edit>& edits, const profile::ProfileFiles& files,
                      Time now);

}  // namespace stsmfa::session
