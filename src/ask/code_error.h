#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::ask {

/// The Error (code_needed) for a code that nobody gives: `whose` is the device, or the profile that
/// needs it; it may be empty.
inline Error code_error(std::string_view whose, std::string cause, std::string hint = {}) {
  return {.status = ExitStatus::code_needed,
          .object = object_of("MFA code", whose),
          .cause = std::move(cause),
          .hint = std::move(hint)};
}

}  // namespace stsmfa::ask
