#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "profile/context.h"
#include "setup/keys.h"
#include "setup/person.h"
#include "setup/scene.h"

#include <string>

namespace stsmfa::setup {

/// Throws Error when the account of `--assume-role` is an alias that the file of accounts does not
/// have (usage), or that file cannot be used (plan_impossible).
void check_role_option(const cli::Options& options, const Environment& environment);

/// The role to write: `--assume-role`, else what the person types where the profile is new and
/// names none; empty for none, and where that of the long-term section stays. A bare name is a role
/// of the keys' own account, where AWS has said which that is. A role whose account is an alias
/// that the file of accounts does not have is asked for again. Throws the Person's errors.
std::string find_role(const Scene& scene, const CheckedKeys& checked,
                      const profile::Context& context, const Person& person);

}  // namespace stsmfa::setup
