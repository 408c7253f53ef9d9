#pragma once

#include "credentials/document.h"
#include "profile/destination.h"
#include "profile/plan.h"

namespace stsmfa::profile {

/// Notes, among what a person should know before a code is typed, that keys stand twice in the
/// section which a plan takes its keys from: of two pairs the last is used, be it the right one or
/// not.
void note_key_faults(Destination& destination, const Plan& plan,
                     const credentials::Document& document);

}  // namespace stsmfa::profile
