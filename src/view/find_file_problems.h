#pragma once

#include "credentials/document.h"
#include "os/file.h"
#include "profile/context.h"
#include "view/diagnosis.h"

#include <vector>

namespace stsmfa::view {

/// Everything that is wrong with the environment and the two files, whatever the profile: what
/// makes AWS tools fail, what they would use instead, and who else can read the file. `document` is
/// of `content`.
std::vector<Problem> find_file_problems(const os::FileContent& content,
                                        const credentials::Document& document,
                                        const profile::Context& context);

}  // namespace stsmfa::view
