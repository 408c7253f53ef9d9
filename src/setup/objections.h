#pragma once

#include "cli/options.h"

#include <string>
#include <string_view>

namespace stsmfa::setup {

// What speaks against a value before it is written: what STS would refuse, and what readers of the
// file would not read back. Empty when nothing does. None repeats a secret.

std::string objection_to_section(std::string_view name);
std::string objection_to_access_key_id(std::string_view id);
std::string objection_to_secret_access_key(std::string_view key);

/// Nothing speaks against an empty text, here and below: it means no device, no role.
std::string objection_to_device(std::string_view device);
std::string objection_to_role(std::string_view role);

/// Whether it could be a role's name without its account, which is then the keys' own.
bool is_bare_role_name(std::string_view role);

/// Throws Error (usage) for the first value of the command line that something speaks against.
void check_values(const cli::Options& options);

}  // namespace stsmfa::setup
