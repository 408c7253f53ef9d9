#pragma once

#include "cli/report.h"
#include "setup/person.h"

#include <string>

namespace stsmfa::setup {

/// aws-mfa's `--setup`: asks for a profile's name and its key pair (neither echoed) and adds the
/// section `[NAME-long-term]`. Throws Error: plan_impossible for an answer that cannot be used, in
/// aws-mfa's words for an empty key; code_needed when nobody answers; file_unusable, as when the
/// section is there already; Interrupted. The file is then as it was.
void add_long_term_section(const std::string& credentials_path, const Ask& ask,
                           cli::Report& report);

}  // namespace stsmfa::setup
