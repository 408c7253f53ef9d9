#pragma once

#include "base/error.h"
#include "credentials/document.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace stsmfa::profile {

/// The long-term section that a name of the credentials file is nearly one of, and so is not read:
/// `dev-long-term` for `dev_long_term`, `dev-longterm`, `dev-long-tern`, ` dev-long-term `. Empty
/// for every other name, for one that is right, and where that section exists: then this is a copy
/// of it.
std::string nearly_long_term(const std::string& name, std::string_view suffix,
                             const credentials::Document& document);

/// The Error (plan_impossible) that names a block which is nearly the long-term section `meant`.
Error not_a_long_term_section(const credentials::Block& block, const std::string& meant,
                              const credentials::Document& document);

/// Throws it for the section of a profile's name with blanks around it, which is nearly a long-term
/// one: no section can be called by such a name, so it serves nobody.
void refuse_padded_section(const std::string& name, std::string_view suffix,
                           const credentials::Document& document);

/// The line on which the header of that section stands without its `]`, which makes it none; 0
/// where there is no such line.
std::size_t line_of_open_header(std::string_view name, const credentials::Document& document);

/// The profile that a header of the credentials file names as the config file does: `dev` for
/// `profile dev`. Empty for other names.
std::string named_as_in_config(std::string_view name);

/// The header that one of the config file should be, which no reader takes for a profile's:
/// `profile dev` for `dev`, `Profile dev`, `profiles dev`. Empty for what is right, or of another
/// kind (`sso-session x`, `plugins`).
std::string nearly_profile(std::string_view name);

}  // namespace stsmfa::profile
