#pragma once

#include "cli/table_style.h"
#include "view/profile_status.h"

#include <string>
#include <vector>

namespace stsmfa::view {

/// One line a profile, in the order given, to be read at a glance:
///
///     login  123456789012:lee            ████████ 11h 42m  fresh
///     dev    123456789012:role/iamAdmin  ██████░░     42m  fresh, in [dev-mfa]
///     prod   210987654321:role/admin     █░░░░░░░      3m  ends soon
///     old    210987654321:role/audit     ░░░░░░░░          expired
///     bad    No option 'aws_access_key_id' in section: 'bad-long-term'
///
/// A session that serves other profiles says so (`fresh, shared with dev, prod`; of one in
/// `[mfa-K]` `shared session of dev, prod and 3 more`), and so does a role that a refresh
/// assumes from such a one without a code (`expired, no code needed`). The bar is what is left of
/// what a refresh asks for; a session that is alive shows one cell at least. The section is named
/// where it is not called as the profile is. Foreign text is escaped. A table wider than allowed
/// loses, in this order, the front of identities, where the account is, the sections, the ends of
/// names, the identities and the states, but never the time left. Empty for no profiles.
std::string status_table(const std::vector<ProfileStatus>& statuses, const cli::TableStyle& style);

}  // namespace stsmfa::view
