#pragma once

#include "base/error.h"
#include "profile/files.h"
#include "profile/section_names.h"

#include <string>
#include <vector>

namespace stsmfa::profile {

/// Whether either file has a section by that name, or the long-term section of it.
bool is_profile(const std::string& name, const std::string& long_term_suffix,
                const ProfileFiles& files);

/// `[dev-longterm] is not read as a long-term section: call it [dev-long-term]`, for the first
/// section with long-term keys of which that is so; empty where there is none.
std::string hint_of_misnamed_section(const std::string& long_term_suffix,
                                     const credentials::Document& document);

/// Where there is no profile: that, or the first header that is not closed. Empty where there is
/// nothing of the kind.
std::string what_hides_profiles(const std::string& long_term_suffix,
                                const credentials::Document& document);

/// Every profile that a mistyped name may be meant for: those that can have a session, also of keys
/// that nothing else is said of.
std::vector<std::string> names_to_meet(const ProfileFiles& files,
                                       std::string_view long_term_suffix);

/// `the profiles are dev, login and prod`: up to nine; empty where there is none.
std::string which_there_are(const std::vector<std::string>& profiles);

/// What stands in a file in the place of the profile, is meant to be it and is not: a header
/// without its `]`, `[dev-longterm]`, a twin that differs in case or in how it is composed; in the
/// config file `[dev]` for `[profile dev]`, or a profile that has neither a role nor keys. Empty
/// where nothing does.
std::string hint_of_near_section(const SectionNames& names, const ProfileFiles& files);

/// What helps somebody who named none of the profiles: hint_of_near_section, or `did you mean dev?`
/// (base/nearest.h), otherwise which there are; where there is none, what makes one. Profiles are
/// called as the command line calls them, without the suffix. Who has no default is told what to
/// type.
std::string how_to_name(const SectionNames& names, const ProfileFiles& files);

/// The Error for a profile without a long-term section: aws-mfa's words, and how_to_name.
Error no_long_term_section(const SectionNames& names, const ProfileFiles& files);

}  // namespace stsmfa::profile
