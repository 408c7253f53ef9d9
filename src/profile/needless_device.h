#pragma once

#include "profile/files.h"
#include "profile/plan.h"

#include <string>

namespace stsmfa::profile {

/// For a role profile that names a device though its source's session serves it: that every SDK
/// assumes the role by itself without the `mfa_serial`. Only where `[S-long-term]` stands and `[S]`
/// holds a session of ours, S being the source: plain keys there would mean no MFA at all. Empty
/// for every other profile.
std::string words_on_needless_device(const Plan& plan, const ProfileFiles& files);

}  // namespace stsmfa::profile
