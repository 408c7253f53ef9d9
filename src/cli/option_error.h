#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::cli {

/// A usage_error for an option as it was typed, dashes included.
inline Error typed_option_error(std::string_view typed, std::string cause) {
  return usage_error(typed, std::move(cause),
                     "stsmfa --help shows the options, stsmfa VERB --help those of a verb");
}

/// The same for an option by its name in the table.
inline Error option_error(std::string_view name, std::string cause) {
  return typed_option_error("--" + std::string(name), std::move(cause));
}

}  // namespace stsmfa::cli
