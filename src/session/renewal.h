#pragma once

#include "credentials/session.h"
#include "profile/context.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/setting.h"
#include "session/run.h"
#include "session/session_edits.h"
#include "session/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::session {

/// What is to be done for a stale section: all that the holder of the session lock has to know of
/// it, the file's text not being held any more.
struct Renewal {
  profile::Plan plan;
  profile::Destination destination = {};
  std::optional<profile::Destination> iam = {};  ///< where the device is looked for, if it must be
  TargetSection target = TargetSection::there;
  std::vector<profile::Setting> shadows = {};  ///< what AWS tools follow rather than the target
  std::optional<credentials::Session> shared = {};  ///< a valid one that can serve the plan
  std::string shared_section = {};                  ///< where that stands
  std::string new_shared_section = {};  ///< where one is to be made first; empty: it is not
  std::string same_keys = {};           ///< section_with_same_keys()
  std::string needless_device = {};     ///< profile::words_on_needless_device()
};

/// The renewal of a profile's plan, as far as its endpoints go. Throws what find_destination
/// throws.
Renewal make_renewal(const profile::Plan& plan, const profile::Profile& profile,
                     const profile::Context& context);

/// The renewal that a stale snapshot leads to, after every check that can be made before somebody
/// is asked. Throws Error.
Renewal prepare_renewal(const profile::Context& context, const Snapshot& current, Time now);

/// That AWS tools will use a variable and not the section; empty where none is set, or a command
/// gets the session in its place.
std::string words_on_variable(const profile::Context& context);

/// Says what a person should know of it before typing a code.
void say_what_is_unusual(const Renewal& renewal, const Run& run, profile::Ways ways);

/// Runs the command that prints the keys, if it is one: their name, and so their shared session, is
/// known only then. Throws Error, Interrupted.
void complete_keys(Renewal& renewal, const profile::Context& context, Time now);

}  // namespace stsmfa::session
