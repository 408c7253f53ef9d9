#pragma once

#include "profile/destination.h"
#include "profile/files.h"
#include "profile/layer_keys.h"
#include "profile/plan.h"

#include <vector>

namespace stsmfa::profile {

/// Those of the sections that a plan goes by: its profile's and those of its sources (key_names.h).
/// Throws Error (file_unusable) as layers_of does.
std::vector<UnreadKey> find_unread_keys(const Plan& plan, const ProfileFiles& files);

/// Notes them among what a person should know before a code is typed.
void note_unread_keys(Destination& destination, const Plan& plan, const ProfileFiles& files);

}  // namespace stsmfa::profile
