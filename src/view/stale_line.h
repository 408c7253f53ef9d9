#pragma once

#include "view/profile_status.h"

#include <string>
#include <vector>

namespace stsmfa::view {

/// The line for login hooks, without a line end, unescaped: which profiles are stale and what makes
/// them fresh. Empty when none is.
///
///     stale: dev (expired 3h ago); stsmfa --profile dev renews it
///     stale: dev (expired 3h ago), prod (ends in 2m) and 18 more; stsmfa --all renews them
///
///     stale: dev (never made); stsmfa --profile dev makes it
///
/// All that is stale (ProfileStatus::stale) is named, those that were never made after the others:
/// a line that begins with one of them is about nothing else. A section is named once, by the first
/// of its profiles.
///
/// The command is the shortest that does it: `--renew`, which makes nothing new and asks nothing,
/// where valid shared sessions suffice for all (`... without a code`); `--all` where all have
/// long-term sections; else the profiles by their names, or `--all '*'` if these are many.
std::string stale_line(const std::vector<ProfileStatus>& statuses, Time now);

}  // namespace stsmfa::view
