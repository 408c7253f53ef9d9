#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "cli/report.h"
#include "setup/outside.h"

namespace stsmfa::setup {

/// The wizard `stsmfa setup [NAME]`: the keys (checked with GetCallerIdentity, the secret not
/// echoed; or the command of `--keys-from` that prints them), the MFA device (found through IAM,
/// but for `--device`), a role (but for `--assume-role`); then it shows what it writes and, on a
/// yes, writes `[NAME-long-term]` in one rewrite.
///  - Long-term keys that stand in `[NAME]` are moved, if the person wants it.
///  - Where `[NAME-long-term]` has keys, the new ones replace them in every section that holds the
///    old key's id.
/// Throws Error: usage for an option that cannot be written, code_needed without an answer,
/// plan_impossible for an answer that cannot be used or a no, refused for a pair that AWS does not
/// take, file_unusable; Interrupted. The file is then as it was.
void run_wizard(const cli::Options& options, const Environment& environment, const Outside& outside,
                cli::Report& report);

}  // namespace stsmfa::setup
