#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "setup/person.h"
#include "setup/scene.h"

#include <string>

namespace stsmfa::setup {

/// The role to write: `--assume-role`, else what the person types where the profile is new and
/// names none; empty for none, and where that of the long-term section stays. Says it when the
/// role's account is an alias that the file of accounts does not have. Throws the Person's errors.
std::string find_role(const Scene& scene, const cli::Options& options,
                      const Environment& environment, const Person& person);

}  // namespace stsmfa::setup
