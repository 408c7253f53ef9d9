#pragma once

#include "cli/report.h"
#include "profile/context.h"
#include "session/world.h"

namespace stsmfa::session {

/// A run that may make a session fresh: what it is about, its ways out of the process, and where it
/// says what it does.
struct Run {
  const profile::Context& context;
  const World& world;
  cli::Report& report;
};

}  // namespace stsmfa::session
