#pragma once

#include "app/look.h"
#include "app/renewal.h"
#include "app/report.h"
#include "credentials/session.h"

#include <optional>
#include <string>

namespace stsmfa::app {

/// All that the holder of the session lock has to know of a stale section, the file's text not
/// being held any more.
struct Task {
  Job job;
  bool new_section = false;
  std::optional<credentials::Session> shared = {};  ///< a valid one that can serve the plan
  std::string shared_section = {};                  ///< where that stands
  std::string new_shared_section = {};  ///< where one is to be made first; empty: it is not
};

/// The task that a look at a stale section leads to, after every check that can be made before
/// somebody is asked; says what a person should know before typing a code. Throws Error.
Task prepare_task(const Viewer& viewer, const Look& current, const Report& report);

/// Runs the command that prints the keys, if it is one: their name, and so their shared session, is
/// known only then. Throws Error.
void complete_keys(Task& task, const Viewer& viewer);

}  // namespace stsmfa::app
