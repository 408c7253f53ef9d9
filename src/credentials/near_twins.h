#pragma once

#include "credentials/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// A sentence for each section that readers other than the AWS CLI take for this one
/// (Document::near_twins_of): where it stands, and that it is another one. They find two sections
/// where the AWS CLI finds one, so a person should know it before a code is spent.
std::vector<std::string> near_twin_sentences(const Document& document, std::string_view section);

}  // namespace stsmfa::credentials
