#pragma once

#include "cli/option_table.h"

#include <string_view>

namespace stsmfa::cli {

/// The option that `name`, as typed without its dashes, stands for: one of that name or alias, else
/// the only one of aws-mfa's options that begins so. Such a beginning keeps its meaning for ever,
/// since new options take no part in this. Throws Error (usage) for a name that is unknown, with
/// the closest one, or ambiguous, with its meanings.
const OptionDefinition& find_option(std::string_view name);

/// The option with that letter. Throws Error (usage) when there is none.
const OptionDefinition& find_option_by_letter(char letter);

}  // namespace stsmfa::cli
