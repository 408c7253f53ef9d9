#pragma once

#include "base/exit_status.h"
#include "cli/report.h"

#include <string>

namespace stsmfa::setup {

/// aws-mfa's `--setup`: asks for a profile's name and its key pair (neither echoed) and adds the
/// section `[NAME-long-term]`. Throws Error (plan_impossible) in aws-mfa's words for an empty key,
/// code_needed when nobody can or (without `may_ask`) may be asked, file_unusable when the section
/// is there already.
ExitStatus setup_aws_mfa(const std::string& credentials_path, bool may_ask,
                         const cli::Report& report);

}  // namespace stsmfa::setup
