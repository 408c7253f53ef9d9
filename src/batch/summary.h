#pragma once

#include "app/report.h"
#include "base/error.h"
#include "batch/target.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

/// What became of a target that is not fresh in the end.
struct Failure {
  std::string profile;
  Error reason;
};

/// The status of the worst: what needs somebody most, before what passes by itself. 6 (the file),
/// 1 (the plan), 2, 4 (refused), 5 (not reached), 3 (a code is needed); success without any.
ExitStatus worst_of(const std::vector<Failure>& failures);

/// Says on standard error which profiles failed and why, one line each in the order given, profiles
/// with the same reason together, with the reason's hint below them if there is one: `stsmfa: prod,
/// stage: AssumeRole: ...`. Under --quiet, reasons of status code_needed are not said.
void say_failures(const std::vector<Failure>& failures, const app::Report& report);

}  // namespace stsmfa::batch
