#pragma once

#include "profile/profile.h"
#include "rotate/aws.h"

#include <string>

namespace stsmfa::rotate {

/// Waits until AWS knows a new pair for certain: GetCallerIdentity has named `arn` five times in a
/// row over ten seconds, since its servers learn of a key one after the other. Empty then; else,
/// after a minute, what the last of them that failed has said. Throws Interrupted.
std::string why_not_settled(const profile::Keys& made, const std::string& arn, const Aws& aws);

}  // namespace stsmfa::rotate
