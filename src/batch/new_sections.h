#pragma once

#include "batch/progress.h"
#include "batch/target.h"
#include "cli/report.h"

namespace stsmfa::batch {

/// Says, once the run is over, what the users of new sessions need to know: the names of those that
/// do not stand in a section of the profile's own name, and those that AWS tools will not use.
void say_new_sections(const Batch& batch, const Progress& progress, cli::Report& report);

}  // namespace stsmfa::batch
