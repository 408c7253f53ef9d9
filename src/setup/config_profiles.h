#pragma once

#include "profile/files.h"

#include <string>
#include <vector>

namespace stsmfa::setup {

/// The profiles of the config file that have the access key, as its headers call them. The config
/// file is not written to.
std::vector<std::string> config_profiles_with(const std::string& key,
                                              const profile::Config& config);

}  // namespace stsmfa::setup
