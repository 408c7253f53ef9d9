#pragma once

#include "base/error.h"
#include "profile/plan.h"
#include "session/freshness.h"
#include "session/session_edits.h"

#include <string>
#include <vector>

namespace stsmfa::session {

/// What the user of a session needs to know that does not stand in the section of the profile's own
/// name, sentence by sentence, and the lines that one of them wants in the config file.
struct Advice {
  std::vector<std::string> sentences = {};
  std::vector<std::string> config_lines = {};  ///< to be copied as they are
};

/// Under which name AWS tools find the session; and, when the section has just been made, what
/// would let them use the profile itself. Nothing for a profile with a long-term section.
Advice how_to_use(const profile::Plan& plan, TargetSection target);

/// `role` is what the line announces: empty for none, and then it ends in aws-mfa's blank.
std::string validating(std::string_view short_term_section, std::string_view role);

/// What was found, in aws-mfa's words; `section` is the short-term section's name.
std::string finding_text(Finding finding, std::string_view section, const Decision& decision,
                         Time now);

std::string fetching(std::string_view section, std::string_view role, Seconds duration);

/// A renewal that came early, and to nothing.
std::string session_left_is_used(const Error& error);

std::string success(Time expiration, Seconds granted);

}  // namespace stsmfa::session
