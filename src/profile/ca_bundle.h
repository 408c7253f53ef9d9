#pragma once

#include "profile/setting.h"

namespace stsmfa::profile {

/// Finds out before a code is typed that no certificate can be read from a bundle. Throws Error
/// (refused_value) when it is not there, is no regular file (a folder of certificates is none of
/// botocore's bundles either), is empty or may not be read.
void check_ca_bundle(const Setting& bundle);

}  // namespace stsmfa::profile
