#pragma once

#include "credentials/document.h"
#include "os/file.h"
#include "profile/context.h"
#include "view/diagnosis.h"

#include <vector>

namespace stsmfa::view {

/// What is wrong with the environment, whichever profile is meant: what AWS tools would use instead
/// of it, a profile that is not there.
std::vector<Problem> find_environment_problems(const credentials::Document& document,
                                               const profile::Context& context);

/// What is wrong with the two files, whichever profile is meant: who else can read them, lines and
/// headers that say nothing to anybody, shared sessions that belong to no key. `document` is of
/// `content`.
std::vector<Problem> find_file_problems(const os::FileContent& content,
                                        const credentials::Document& document,
                                        const profile::Context& context);

}  // namespace stsmfa::view
