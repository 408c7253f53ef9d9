#pragma once

#include "base/secret.h"

#include <string_view>

namespace stsmfa::client {

/// A part of the credentials that `service` (`STS`, `IAM`) has given, such as `SecretAccessKey`. It
/// goes into a file that shells and SDKs read, and the helper that it comes from is not trusted:
/// throws Error (unreached), without the value, when it is missing, when its length is impossible
/// (16 bytes to 32 KiB are possible), or when not every SDK would read its characters back.
std::string_view credential_part(std::string_view service, std::string_view part,
                                 const Secret* value);

}  // namespace stsmfa::client
