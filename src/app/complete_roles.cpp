#include "app/complete_roles.h"

#include "app/role_name.h"
#include "os/process.h"
#include "sts/arn.h"

namespace stsmfa::app {

void complete_roles(std::vector<Role>& roles, std::string_view partition,
                    const Environment& environment) {
  for (Role& role : roles) {
    if (const auto name = parse_role_name(role.arn.value)) {
      const std::string id = find_account_id(*name, role.arn, environment, os::home_folder);
      role.arn.value = role_arn_of(*name, id, partition);
    }
    if (!role.external_id || role.external_id->value != "account") continue;
    if (const auto arn = sts::parse_arn(role.arn.value)) role.external_id->value = arn->account;
  }
}

}  // namespace stsmfa::app
