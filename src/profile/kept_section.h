#pragma once

#include "cli/options.h"
#include "profile/files.h"

#include <string>
#include <string_view>

namespace stsmfa::profile {

// `[X-mfa]`, where `exec`, `export` and `console` keep the session of a profile X whose role is
// assumed from another section's session, so that however many start at once there is one call.

/// `X-mfa`. Also the name of the section beside any other role profile.
std::string kept_section_of(const std::string& profile);

/// The profile whose session is kept in a section of that name; empty for a name that is none.
std::string_view owner_of_kept(std::string_view section);

/// Whether the command line leaves the role's session as the profile has it, so that it is good for
/// the next run: it says nothing of the role or of the section.
bool asks_for_usual_session(const cli::Options& options);

/// Why no session is kept in `[X-mfa]`, the section of kept_section_of(): the command line asks for
/// another one than usual, or the name is taken by the user, in either file. Empty where it is
/// kept. Does not look whether the file can be written.
std::string why_not_kept(const std::string& section, const std::string& long_term_suffix,
                         const cli::Options& options, const ProfileFiles& files);

}  // namespace stsmfa::profile
