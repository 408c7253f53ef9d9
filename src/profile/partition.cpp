#include "profile/partition.h"

#include "sts/arn.h"
#include "sts/partition.h"

#include <string_view>

namespace stsmfa::profile {

std::optional<std::string> partition_in(std::string_view text) {
  const auto arn = sts::parse_arn(text);
  if (!arn || !sts::is_partition_name(arn->partition)) return std::nullopt;
  return std::string(arn->partition);
}

std::optional<std::string> partition_by_arn(const Plan& plan) {
  auto partition = plan.device ? partition_in(plan.device->value) : std::nullopt;
  for (const auto* roles : {&plan.roles, &plan.onward}) {
    for (const Role& role : *roles) {
      if (!partition) partition = partition_in(role.arn.value);
    }
  }
  return partition;
}

std::string partition_of(const Plan& plan, const std::optional<Setting>& region) {
  if (auto partition = partition_by_arn(plan)) return std::move(*partition);
  return std::string(region ? sts::partition_of_region(region->value).name : "aws");
}

}  // namespace stsmfa::profile
