#pragma once

#include "credentials/document.h"
#include "profile/files.h"

#include <string>
#include <vector>

namespace stsmfa::rotate {

/// Where the two files hold a long-term key, each as its header stands: `[dev-long-term]`,
/// `[profile old]`. A section that names the key and cannot be read counts, the pending section of
/// a rotation does not. Linear in the file.
std::vector<std::string> places_of_key(const std::string& id, const credentials::Document& document,
                                       const profile::Config& config);

}  // namespace stsmfa::rotate
