#pragma once

#include "ask/device.h"
#include "cli/report.h"
#include "profile/context.h"
#include "profile/profile.h"
#include "setup/names.h"
#include "setup/scene.h"

#include <functional>
#include <string>

namespace stsmfa::setup {

/// What AWS says of keys that are not in the file yet. Both throw Error with AWS's refusal, or why
/// AWS was not reached; Interrupted.
struct Aws {
  std::function<std::string(const profile::Keys& keys)> identify;  ///< the ARN of whose they are
  std::function<ask::MfaDevices(const profile::Keys& keys)> list_devices;  ///< of the keys' user
};

/// STS and IAM where the profile has them, in the partition of the device and role that it names:
/// says what is unusual about the endpoints, and starts the helper, which ends with the last copy.
/// `report` outlives it. Throws find_destination's errors and the helper's.
Aws connect_to_aws(const Names& names, const Scene& scene, const profile::Context& context,
                   cli::Report& report);

}  // namespace stsmfa::setup
