#pragma once

#include "base/environment.h"
#include "base/secret.h"
#include "profile/setting.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::ask {

/// Runs a command that the user has set (`mfa_process`, `credential_process`) by `sh -c`, with the
/// environment given, standard input and error ours (it may ask for a password), for 60 seconds at
/// most, and gives what it printed: more than white space, at most `output_limit` bytes. A command
/// from a file is run only when nobody else can write to that file.
/// Throws Error (plan_impossible; object the setting's origin) for a command that fails, hangs, or
/// prints nothing or too much; what it printed is never repeated. Throws Interrupted.
Secret run_user_command(const profile::Setting& command, std::vector<std::string> environment,
                        std::size_t output_limit);

/// Runs the command that prints an MFA code (`op item get AWS --otp`) with the device in
/// STSMFA_MFA_SERIAL (see run_user_command) and gives the code: the six digits on its only line
/// that is not empty. Throws Error (plan_impossible; object the setting's origin) for anything
/// else; what it printed is never repeated.
Secret run_code_command(const profile::Setting& command, std::string_view device,
                        const Environment& environment);

}  // namespace stsmfa::ask
