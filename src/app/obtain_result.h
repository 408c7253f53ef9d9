#pragma once

#include "app/task.h"
#include "credentials/edit.h"

#include <vector>

namespace stsmfa::app {

/// What a task came to.
struct Result {
  Obtained obtained;
  std::vector<credentials::Edit> edits = {};  ///< of other sections than the task's own
};

/// The session of a task: from the shared session of its keys, if there is one and AWS grants it to
/// that; else with a code, which makes the shared session first where the plan wants one. A shared
/// session that AWS does not know any more is taken out of the file. Throws Error, Interrupted; a
/// shared session that was made is written before that.
Result obtain_result(Task& task, const Viewer& viewer, StsClient& client, SessionLock& lock,
                     const Report& report);

}  // namespace stsmfa::app
