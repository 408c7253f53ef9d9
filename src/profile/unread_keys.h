#pragma once

#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"

#include <string>
#include <vector>

namespace stsmfa::profile {

/// A key that somebody wrote to change what the session may do, and that nobody heeds.
struct UnreadKey {
  std::string origin;  ///< `[dev-long-term] assume-role`
  std::string text;    ///< the file, the line and the nearest key; no value, which may be secret
};

/// Those of the sections that a plan goes by: its profile's and those of its sources (key_names.h).
/// Throws Error (file_unusable) as layers_of does.
std::vector<UnreadKey> find_unread_keys(const Plan& plan, const ProfileFiles& files);

/// Notes them among what a person should know before a code is typed.
void note_unread_keys(Destination& destination, const Plan& plan, const ProfileFiles& files);

}  // namespace stsmfa::profile
