#include "profile/session_keys.h"

#include "base/error.h"
#include "credentials/key_kind.h"

namespace stsmfa::profile {

void check_kind_of_keys(const Plan& plan) {
  const Keys& keys = plan.keys;
  const std::string_view token = keys.session_token.reveal();
  if (credentials::kind_of_key(keys.access_key_id, token) == credentials::KeyKind::long_term) {
    return;
  }
  if (!token.empty() && !plan.roles.empty()) return;
  throw plan_error(keys.origin,
                   token.empty()
                       ? "its key id begins with ASIA: it is a session's, whose token is missing"
                       : "its keys are a session's, of which AWS makes no other without a role",
                   "put long-term keys there, whose id begins with AKIA");
}

}  // namespace stsmfa::profile
