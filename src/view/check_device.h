#pragma once

#include "ask/device.h"
#include "view/diagnosis.h"

#include <functional>
#include <optional>
#include <string>

namespace stsmfa::view {

/// What IAM says of the keys' user; throws Error where it does not say it.
using ListDevices = std::function<ask::MfaDevices()>;

/// Whether a device is one of the user's whom GetCallerIdentity names `user`: it is not if it is of
/// another account, or none of those that IAM lists. IAM is asked only where the device is not
/// named after the user. nullopt when it is, or nobody can say.
std::optional<Problem> check_device(const std::string& device, const std::string& user,
                                    const ListDevices& list);

/// The same for keys that name no device: IAM is asked for one by a refresh, which has none where
/// IAM knows none that shows codes, or does not say it. nullopt when there is one.
std::optional<Problem> check_there_is_device(const ListDevices& list);

}  // namespace stsmfa::view
