#include "profile/check_partitions.h"

#include "base/error.h"
#include "profile/partition.h"

namespace stsmfa::profile {

void check_partitions(const Plan& plan) {
  std::optional<std::string> first = plan.device ? partition_in(plan.device->value) : std::nullopt;
  std::string whose = "MFA device " + (plan.device ? plan.device->value : std::string());
  for (const auto* const roles : {&plan.roles, &plan.onward}) {
    for (const Role& role : *roles) {
      const auto partition = partition_in(role.arn.value);
      if (first && partition && *partition != *first) {
        throw refused_value(role.arn, "is of the partition " + *partition + ", but the " + whose +
                                          " is of " + *first);
      }
      if (first || !partition) continue;
      first = partition;
      whose = "role " + role.arn.value;
    }
  }
}

}  // namespace stsmfa::profile
