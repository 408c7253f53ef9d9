#pragma once

#include "base/environment.h"
#include "base/secret.h"
#include "cli/options.h"
#include "os/command.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/setting.h"

#include <functional>
#include <string_view>

namespace stsmfa::ask {

/// What the commands of a run find around them.
struct Surroundings {
  const Environment& environment;
  os::CommandInput input;
  const profile::FileLocations& files;  ///< that a command may stand in
  bool silent = false;                  ///< what they write to standard error is for nobody
};

/// A command gets standard input in `refresh` alone, and there only if it does not hold the code:
/// in every other case what is in it is for somebody else. In a report for others it is silent: no
/// one knows what it says of whom.
Surroundings surroundings_of(const cli::Options& options, const Environment& environment,
                             const profile::FileLocations& files);
Surroundings surroundings_of(const profile::Context& context);

/// Runs a command that the user has set (`mfa_process`, `credential_process`) by `sh -c`, with
/// standard error ours (it may ask for a password) unless it is to be silent, for 60 seconds at
/// most, and gives what it printed: more than white space, at most `how.output_limit` bytes. A
/// command from a file is run only when nobody else can write to that file. `how` says the
/// environment and the limit.
/// Throws Error (plan_impossible; object the setting's origin) for a command that fails, hangs, or
/// prints nothing or too much; what it printed is never repeated. Throws Interrupted.
Secret run_user_command(const profile::Setting& command, const Surroundings& surroundings,
                        os::Command how);

/// Runs the command that prints an MFA code (`op item get AWS --otp`) with the device in
/// STSMFA_MFA_SERIAL (see run_user_command) and gives the code: the six digits on its only line
/// that is not empty. Throws Error (plan_impossible; object the setting's origin) for anything
/// else; what it printed is never repeated. `on_silence` is called once if a second goes by without
/// a word from it: a key may want to be touched.
Secret run_code_command(const profile::Setting& command, std::string_view device,
                        const Surroundings& surroundings,
                        const std::function<void()>& on_silence = {});

}  // namespace stsmfa::ask
