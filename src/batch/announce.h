#pragma once

#include "batch/target.h"
#include "cli/report.h"
#include "profile/context.h"
#include "session/lock.h"

namespace stsmfa::batch {

/// What is said, of what, and where the last renewal has left its note.
struct Announcement {
  const profile::Context& context;
  const Batch& batch;
  session::Lock& lock;
  cli::Report& report;
};

/// Says what a person should know before a code is typed, each thing once: what is not AWS's own or
/// other than usual, and how many codes there will be.
void announce(const Announcement& announcement);

}  // namespace stsmfa::batch
