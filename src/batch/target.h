#pragma once

#include "base/error.h"
#include "base/rare.h"
#include "base/shared.h"
#include "credentials/session.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "profile/setting.h"
#include "session/session_edits.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::batch {

/// How a target's session is had.
enum class Way {
  fresh,           ///< it is there: nothing is to be done
  shared_session,  ///< it has no role, and is the group's session itself: the one that the group's
                   ///< code gives, or a copy of the one that is there
  assumed,         ///< its roles are assumed from the group's session, without a code
  own_code,        ///< its role asks for more than an hour: assumed with a code of its own
  no_code,         ///< signed with its own keys, without a code: `--no-mfa`, temporary keys, a role
                   ///< profile of keys that have neither a device nor a valid session
  impossible,      ///< nothing can be done: `problem`
};

/// A short-term section that is to be fresh in the end. One serves several profiles when AWS tools
/// assume their roles from it (`source_profile = login`).
struct Target {
  std::vector<std::string> profiles = {};  ///< at least one; the first is what it is called
  Way way = Way::impossible;
  profile::Plan plan = {};  ///< without onward roles; without keys when it could not be
                            ///< planned
  Shared<profile::Destination> destination = {};  ///< where its calls go; of a fresh one it is not
                                                  ///< known
  Rare<profile::Destination> iam = {};  ///< where its device is looked for, if it names none
  std::optional<Time> expiration = {};  ///< of the session that is there, if it can be read
  bool usable = false;                  ///< that session would do until then
  session::TargetSection section = session::TargetSection::there;
  std::vector<profile::Setting> shadows = {};  ///< what AWS tools follow rather than the section
  Rare<Error> problem = {};                    ///< of an impossible one
  std::optional<std::size_t> group = {};  ///< its place among the groups; nullopt without long-term
                                          ///< keys
};

/// The targets whose calls are signed with the same long-term keys, which share a session. Targets
/// that need none, or for which nothing can be done, are among them.
struct Group {
  /// The GetSessionToken that makes the shared session: keys, device (nullopt: IAM has to be
  /// asked), code command, duration, and in `names.short_term` where it goes. An empty one is
  /// `[mfa-K]` of a key that is known only once the keys' command has been run.
  profile::Plan plan = {};
  profile::Destination destination = {};
  std::optional<profile::Destination> iam = {};      ///< where a device is looked for
  std::optional<credentials::Session> session = {};  ///< the shared session, if one is there that
                                                     ///< is enough for all targets
  /// One that is there and valid, but is to be renewed: without a new one it is enough for roles.
  std::optional<credentials::Session> old_session = {};
  std::vector<std::size_t> targets = {};  ///< the places of its targets
};

/// Everything that `--all` or `--renew` has to do, before anything is done.
struct Batch {
  std::vector<Target> targets = {};  ///< in the order of profiles_with_sessions, each section once
  std::vector<Group> groups = {};    ///< in the order of their first targets
  bool only_renews = false;          ///< `--renew`: no section is made
};

/// Whether a target's session comes from that of its group.
bool waits_for_session(const Target& target);

/// Whether a group needs a code for its session: there is none, and a target waits for it.
bool needs_session(const Batch& batch, const Group& group);

}  // namespace stsmfa::batch
