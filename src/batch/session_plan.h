#pragma once

#include "batch/plan_target.h"

#include <optional>
#include <string>

namespace stsmfa::batch {

/// A section for a shared session, and whose it is.
struct SharedSection {
  std::string name;                  ///< empty: not known yet
  std::optional<Target> owner = {};  ///< the profile that it is the short-term section of
  bool is_sound = true;              ///< that profile makes a session without a role there
};

/// Fills in everything of a group that follows from its targets and from the section: the plan of
/// its session, the session that is there, and then where it is had from; its targets' ways and
/// devices as far as they depend on these. One that waits for a session which is made at another
/// endpoint, and not in another region of the same AWS, is impossible.
void plan_session(Batch& batch, Group& group, const SharedSection& section, const Scope& scope);

}  // namespace stsmfa::batch
