#pragma once

#include "app/setting.h"
#include "base/environment.h"
#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::app {

/// Runs the command that prints an MFA code (`op item get AWS --otp`) with the device in
/// STSMFA_MFA_SERIAL, for 60 seconds at most, and gives the code: the six digits on its only line
/// that is not empty. A command from a file is run only when nobody else can write to that file.
/// Throws Error (plan_impossible; action the setting's origin) for a command that fails, hangs or
/// prints anything else; what it printed is never repeated.
Secret run_code_command(const Setting& command, std::string_view device,
                        const Environment& environment);

}  // namespace stsmfa::app
