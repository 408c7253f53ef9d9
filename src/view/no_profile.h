#pragma once

#include "profile/files.h"
#include "view/diagnosis.h"

#include <string_view>

namespace stsmfa::view {

/// What there is to say where no profile can have a session (profiles_with_sessions finds none):
/// whether there are keys, and what makes a profile.
Problem no_profile(const profile::ProfileFiles& files, std::string_view long_term_suffix);

}  // namespace stsmfa::view
