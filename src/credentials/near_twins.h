#pragma once

#include "credentials/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// A sentence for each of `twins` (Document::near_twins) that readers other than the AWS CLI take
/// for `section`: where it stands, and that it is another one. They find two sections where the AWS
/// CLI finds one, so a person should know it before a code is spent.
std::vector<std::string> near_twin_sentences(const Document& document,
                                             const std::vector<Block>& twins,
                                             std::string_view section);

}  // namespace stsmfa::credentials
