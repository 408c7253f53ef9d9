#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/splice.h"

#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// What an edit replaces in a section that is there; `block` is the section's text, as
/// Document::blocks_of gives it. Throws what apply_edits throws.
std::vector<Splice> change_section(const credentials::Document& document, std::string_view block,
                                   const Edit& edit);

/// The line `key = value`, without its end.
Secret property_line(const Assignment& assignment);

}  // namespace stsmfa::credentials
