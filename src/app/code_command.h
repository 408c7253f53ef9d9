#pragma once

#include "app/setting.h"
#include "base/environment.h"
#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::app {

/// Runs the command that prints an MFA code (`op item get AWS --otp`) with the device in
/// STSMFA_MFA_SERIAL (see run_user_command) and gives the code: the six digits on its only line
/// that is not empty. Throws Error (plan_impossible; action the setting's origin) for anything
/// else; what it printed is never repeated.
Secret run_code_command(const Setting& command, std::string_view device,
                        const Environment& environment);

}  // namespace stsmfa::app
