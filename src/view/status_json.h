#pragma once

#include "view/profile_status.h"

#include <functional>
#include <string_view>
#include <vector>

namespace stsmfa::view {

/// `stsmfa status --json`: an array with one object a profile, in the order given, each on a line
/// of its own. Members stay as they are; others may come. All are always there:
///
///     profile       the name, without a suffix
///     section       where the session stands or would stand; null: not known
///     state         fresh, expiring, expired, none, incomplete, role_changed, unusable
///     stale         true: a refresh would renew or make it (what `--check` says by 3); false for
///                   one that is unusable or of no profile
///     expires_at    RFC 3339, in UTC; null without a whole session
///     seconds_left  until then; 0 when it is over or was never made
///     role_arn      null without a role
///     account_id    of the role, else of the MFA device; null: not known
///     region        of the profile itself; null: it names none
///     source        `[dev-long-term]`, `[profile app]`; null for a session without a profile
///     problem       why the profile is unusable; null if it is not
///     shared        true: the session is one from which the roles of other profiles with the same
///                   access key are assumed, or stands in `[mfa-K]`
///     serves        these profiles, an array of names in the order of the table
///     without_code  true: it is stale, and renewed from a shared session without an MFA code
///     kept_section, kept_expires_at, kept_seconds_left
///                   the session of the profile's role that exec, export and console have kept and
///                   use again, beside the one above, from which it was assumed: null, null and 0
///                   without one
///
/// Handed to `print` some 64 KiB at a time: the text of many profiles is larger than their file.
void print_status_json(const std::vector<ProfileStatus>& statuses,
                       const std::function<void(std::string_view)>& print);

}  // namespace stsmfa::view
