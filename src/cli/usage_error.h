#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::cli {

/// The Error (usage) for a word of the command line, as it was typed.
inline Error usage_error(std::string_view word, std::string cause) {
  return {.status = ExitStatus::usage,
          .object = std::string(word),
          .cause = std::move(cause),
          .hint = "stsmfa --help shows the options, stsmfa VERB --help those of a verb"};
}

/// The same for an option by its name in the table.
inline Error option_error(std::string_view name, std::string cause) {
  return usage_error("--" + std::string(name), std::move(cause));
}

}  // namespace stsmfa::cli
