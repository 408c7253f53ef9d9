#pragma once

#include "credentials/document.h"
#include "profile/files.h"

#include <string>
#include <vector>

namespace stsmfa::rotate {

/// Where the two files name a long-term key, each as its header stands: `[dev-long-term]`,
/// `[profile old]`. Any line of a section counts but a comment, since what one reader cannot read
/// another can; the pending section of a rotation does not. Linear in the file.
std::vector<std::string> places_of_key(const std::string& id, const credentials::Document& document,
                                       const profile::Config& config);

}  // namespace stsmfa::rotate
