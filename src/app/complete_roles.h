#pragma once

#include "app/plan.h"
#include "base/environment.h"

#include <string_view>
#include <vector>

namespace stsmfa::app {

/// Writes out what roles leave to be looked up: the ARN of one that is named as ACCOUNT/ROLE or
/// ALIAS/ROLE, in `partition`, and the external id `account`, which stands for the id of the role's
/// account, as coinbase's assume-role always sends it. The file of accounts is read only for an
/// alias. Throws Error for an alias that is not there.
void complete_roles(std::vector<Role>& roles, std::string_view partition,
                    const Environment& environment);

}  // namespace stsmfa::app
