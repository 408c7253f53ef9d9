#pragma once

#include "base/environment.h"
#include "base/exit_status.h"
#include "cli/options.h"
#include "cli/report.h"

namespace stsmfa::verb {

/// Shows what sessions there are and until when, on standard output: a table, with `--json` an
/// array (view/status_json.h), of every profile, or of the one that `--profile` or a word names. A
/// broken profile is a row that says so. Nobody is asked, nothing is written or locked, no network
/// is used.
///
/// `--stale` is for login hooks and prompts: one line (view::stale_line) and code_needed when a
/// session of any profile, or of the one that is named, is stale; else nothing, and success.
///
/// Of one profile (`--profile`, `AWS_PROFILE`, `AWS_DEFAULT_PROFILE`, `default`), as fast as a
/// refresh that finds its session fresh:
///  - `--short`: a line for prompts (view::short_line);
///  - `--name`: the name to give to AWS tools, which is that of the section that holds the session,
///    or would; the profile's own where AWS tools assume its role from another section's session;
///  - `--check`: no output; code_needed for a stale session, else success. With `--renew-before 0`
///    a session counts until its end.
///
/// "Stale" is one thing in all of these: ProfileStatus::stale.
///
/// Throws Error: usage for two of these at once, file_unusable for a file that cannot be read, and
/// for one profile why it is unusable.
ExitStatus status(const cli::Options& options, const Environment& environment, cli::Report& report);

}  // namespace stsmfa::verb
