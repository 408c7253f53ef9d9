#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::profile {

/// A plan_error whose object is the profile.
inline Error profile_error(std::string_view profile, std::string cause, std::string hint = {}) {
  return plan_error(object_of("profile", profile), std::move(cause), std::move(hint));
}

}  // namespace stsmfa::profile
