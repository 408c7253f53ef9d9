#pragma once

#include "app/setting.h"
#include "base/secret.h"

#include <string>
#include <vector>

namespace stsmfa::app {

/// Runs a command that the user has set (`mfa_process`, `credential_process`) by `sh -c`, with the
/// environment given, standard input and error ours (it may ask for a password), for 60 seconds at
/// most, and gives what it printed: more than white space, at most `output_limit` bytes. A command
/// from a file is run only when nobody else can write to that file.
/// Throws Error (plan_impossible; action the setting's origin) for a command that fails, hangs, or
/// prints nothing or too much; what it printed is never repeated. Throws Interrupted.
Secret run_user_command(const Setting& command, std::vector<std::string> environment,
                        std::size_t output_limit);

}  // namespace stsmfa::app
