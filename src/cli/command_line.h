#pragma once

#include "cli/options.h"

#include <string_view>
#include <vector>

namespace stsmfa::cli {

/// Reads the arguments (without the program's name) by the option table and the rules of
/// cli/scanner.h, and gives every option its type. Of a repeated option the last one counts, where
/// several do not (Member). The word after a verb becomes the profile, and so does a first word
/// that is no verb's name: whether it is one the files say. All words of a refresh with `--all` or
/// `--renew` are patterns.
///
/// Throws Error (usage) for an option that is unknown, ambiguous, lacks its value or is not one of
/// the verb's; a value that has not the option's type (`--duration x`, `--log-level info`); a
/// word too many; and options that cannot be meant for many
/// profiles at once.
Options read_options(const std::vector<std::string_view>& arguments);

}  // namespace stsmfa::cli
