#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stsmfa::cli {

/// What stands in a template between `@@` and `@@`, and what comes in its place.
using Parts = std::vector<std::pair<std::string_view, std::string>>;

/// The parts of the completions of each shell; packaging/completions has the templates.
Parts bash_parts();
Parts zsh_parts();
Parts fish_parts();

/// The template with its parts filled in. Throws Error for one that `parts` does not have.
std::string fill_template(std::string_view text, const Parts& parts);

}  // namespace stsmfa::cli
