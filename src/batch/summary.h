#pragma once

#include "base/error.h"
#include "batch/progress_table.h"
#include "cli/report.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

/// What became of a target that is not fresh in the end.
struct Failure {
  std::string profile;
  Error reason;
};

/// A reason in a few words, for a row: `refused: AccessDenied`, `not reached: timed out`.
std::string short_reason(const Error& reason);

/// The status of the worst: what needs somebody most, before what passes by itself. 6 (the file),
/// 1 (the plan), 2, 4 (refused), 5 (not reached), 3 (a code is needed); success without any.
ExitStatus worst_of(const std::vector<Failure>& failures);

/// Says on standard error which profiles failed and why, one line for each reason in the order
/// given, profiles with the same reason together: `stsmfa: prod, stage: AssumeRole: ...`, or after
/// `ERROR - ` where the words are aws-mfa's. Of more than five profiles the first five are named
/// and the rest counted. A reason's hint follows below it, or below the last of several lines in
/// sequence that have the same; no hint is said twice. Under --quiet, reasons of status code_needed
/// are not said.
void say_failures(const std::vector<Failure>& failures, cli::Report& report);

/// The last line of all, for Report::info: `20 profiles: 18 renewed, 1 fresh before, 1 failed`.
/// What is zero is left out.
std::string in_all(const std::vector<Row>& rows);

}  // namespace stsmfa::batch
