#pragma once

#include "profile/files.h"

#include <optional>
#include <string>

namespace stsmfa::profile {

/// The section that makes a profile of the user's own out of a name which is one for a session of
/// ours (`P-mfa`): it says where credentials come from, and stsmfa did not write it. A section with
/// settings alone (`region`) is none. nullopt when neither file has one. Throws Error
/// (file_unusable) as layers_of does.
std::optional<Layer> find_own_profile(const std::string& name, const ProfileFiles& files);

/// Throws Error (plan_impossible), naming it and `--section`, when there is one of the name
/// `section`, where the session of `profile` would go.
void refuse_own_profile(const std::string& section, const std::string& profile,
                        const ProfileFiles& files);

}  // namespace stsmfa::profile
