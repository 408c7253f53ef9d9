#pragma once

#include "profile/files.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::profile {

/// The names of the profiles that can have a session, each once: those of the long-term
/// sections in the order of the file, then those with `role_arn`, or with long-term keys and an MFA
/// device (the default without one too), first of the credentials file and then of the config file
/// (by name). Profiles that other tools sign in (SSO, web identity, `credential_source`; of a role
/// also its source profile) are left out, and so is a section that cannot be read, unless it is a
/// long-term one, and whatever has no name. With an empty suffix a section with long-term keys
/// counts as a long-term one.
std::vector<std::string> profiles_with_sessions(const ProfileFiles& files,
                                                std::string_view long_term_suffix);

/// Those that have long-term keys and nothing that says that somebody wants a session of them: a
/// refresh finds their device through IAM. In the order of the file, then of the config file.
std::vector<std::string> profiles_of_keys_alone(const ProfileFiles& files,
                                                std::string_view long_term_suffix);

/// Whether a profile has a long-term section. With an empty suffix that is its own, if it holds
/// long-term keys.
bool has_long_term_section(const ProfileFiles& files, const std::string& profile,
                           const std::string& long_term_suffix);

}  // namespace stsmfa::profile
