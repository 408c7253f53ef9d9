#pragma once

#include "base/error.h"
#include "credentials/document.h"

#include <string>
#include <string_view>

namespace stsmfa::profile {

// While `rotate` waits until AWS knows a new pair everywhere, that stands in a section of its own,
// `[stsmfa-rotate-OLDID]`, named after the key whose place it takes. It is nobody's profile.

/// The section for the pair that takes the place of this key.
std::string pending_section_of(std::string_view access_key_id);

/// The key in the name of such a section; empty for every other name.
std::string_view key_of_pending_section(std::string_view section);

inline bool is_pending_section(std::string_view section) {
  return !key_of_pending_section(section).empty();
}

/// The profile whose keys the pair of a pending section takes the place of, for `stsmfa rotate
/// NAME`: of the sections with the key the first that ends in the suffix, else the first. Empty
/// where the key stands nowhere any more.
std::string profile_of_pending_section(std::string_view section, std::string_view long_term_suffix,
                                       const credentials::Document& document);

/// The Error (plan_impossible) for a verb that is given such a section for a profile.
Error is_pending_rotation(std::string_view section, std::string_view long_term_suffix,
                          const credentials::Document& document);

}  // namespace stsmfa::profile
