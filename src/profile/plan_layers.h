#pragma once

#include "profile/files.h"
#include "profile/plan.h"

#include <string>

namespace stsmfa::profile {

/// The sections of the plan's own profile that count, those with the settings first: of a profile
/// with a long-term section the one in the credentials file is the session's. Throws Error
/// (file_unusable) as layers_of does.
Layers own_layers(const Plan& plan, const ProfileFiles& files);

/// Those and the sections of its sources, each once, as far as a plan follows them. The source of
/// one that has keys of its own has none that counts.
Layers all_layers(const Plan& plan, const ProfileFiles& files);

}  // namespace stsmfa::profile
