#pragma once

#include "profile/plan.h"
#include "session/freshness.h"
#include "session/session_edits.h"

#include <string>
#include <vector>

namespace stsmfa::session {

/// What the user of a session needs to know that does not stand in the section of the profile's own
/// name: under which name AWS tools find it; and, when the section has just been made, what would
/// let them use the profile itself. Lines, to be said one by one; none for a profile with a
/// long-term section.
std::vector<std::string> how_to_use(const profile::Plan& plan, TargetSection target);

/// `role` is what the line announces: empty for none, and then it ends in aws-mfa's blank.
std::string validating(std::string_view short_term_section, std::string_view role);

/// What was found, in aws-mfa's words; `section` is the short-term section's name.
std::string finding_text(Finding finding, std::string_view section, const Decision& decision,
                         Time now);

std::string fetching(std::string_view section, std::string_view role, Seconds duration);

std::string success(Time expiration, Seconds granted);

}  // namespace stsmfa::session
