#pragma once

#include "cli/options.h"
#include "cli/report.h"
#include "credentials/session.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "session/snapshot.h"

#include <optional>
#include <string>

namespace stsmfa::session {

/// A session to be had, and from where.
struct Job {
  profile::Plan plan;
  profile::Destination destination;
  std::optional<profile::Destination> iam =
      {};  ///< where the device is looked for, should it have to be
};

/// The job of a profile's plan. Throws what find_destination throws.
Job make_job(const profile::Plan& plan, const profile::Profile& profile,
             const cli::Options& options, const Environment& environment);

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
Task prepare_task(const Viewer& viewer, const Look& current, const cli::Report& report);

/// Runs the command that prints the keys, if it is one: their name, and so their shared session, is
/// known only then. Throws Error.
void complete_keys(Task& task, const Viewer& viewer);

}  // namespace stsmfa::session
