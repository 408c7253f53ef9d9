#pragma once

#include "cli/report.h"
#include "session/snapshot.h"
#include "view/diagnosis.h"

#include <vector>

namespace stsmfa::view {

/// What AWS itself says: whether its endpoint answers, what time it has, and whose the keys and the
/// session are.
struct AwsProbe {
  std::vector<Fact> facts;
  std::vector<Problem> problems;
};

/// Asks STS for GetCallerIdentity with the plan's keys, and with the session of the section if it
/// holds a fresh one. Neither needs a permission or a code. Where the device is not named after the
/// keys' user, IAM is asked whose it is, and with a valid shared session how old the key. Throws
/// Interrupted; everything else that goes wrong is a problem.
AwsProbe probe_aws(const session::Snapshot& snapshot, const profile::Context& context,
                   cli::Report& report);

}  // namespace stsmfa::view
