#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

#include <string>

namespace stsmfa::verb {

/// The wizard (setup/wizard.h), on the terminal. Throws its errors; Error (code_needed) before any
/// question when there is no terminal, or nobody may be asked.
ExitStatus setup(const cli::Options& options, const Environment& environment, cli::Report& report);

/// The `--setup` of refresh (setup/aws_mfa.h): its answers may also come from standard input.
/// Throws its errors; Error (code_needed) when nobody may be asked.
ExitStatus setup_aws_mfa(const std::string& credentials_path, const cli::Options& options,
                         const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
