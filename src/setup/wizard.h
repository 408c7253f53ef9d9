#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::setup {

/// The wizard `stsmfa setup [NAME]`, on the terminal: the keys (checked with GetCallerIdentity, the
/// secret not echoed; or the command of `--keys-from` that prints them), the MFA device (found
/// through IAM, but for `--device`), a role (but for `--assume-role`); then it shows what will be
/// written and, on a yes, writes `[NAME-long-term]` in one rewrite.
///  - Long-term keys that stand in `[NAME]` are moved, if the person wants it.
///  - Where `[NAME-long-term]` has keys, the new ones replace them in every section that holds the
///    old key's id.
/// Throws Error: code_needed without a terminal or an answer, plan_impossible for an answer that
/// will not do or a no, refused for a pair that AWS does not take; Interrupted. The file is then as
/// it was.
ExitStatus setup(const cli::Options& options, const Environment& environment,
                 const cli::Report& report);

}  // namespace stsmfa::setup
