#pragma once

#include "profile/plan.h"
#include "profile/setting.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::profile {

/// The name of the partition that an ARN is of; nullopt for what is none of AWS's.
std::optional<std::string> partition_in(std::string_view text);

/// The name of the partition that a plan's ARNs are in: that of the device's ARN, else of the first
/// role that is named by an ARN, onward roles last. nullopt where none of them is an ARN of AWS's
/// (hardware tokens have serial numbers, roles may be named ACCOUNT/ROLE). It may be the name of a
/// partition that is not known here.
std::optional<std::string> partition_by_arn(const Plan& plan);

/// The name of the partition where the plan's accounts are: by its ARNs, else that of `region`
/// (what find_region finds), else `aws`.
std::string partition_of(const Plan& plan, const std::optional<Setting>& region);

}  // namespace stsmfa::profile
