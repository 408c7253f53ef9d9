#include "app/fetch_keys.h"

#include "app/credential_process.h"
#include "base/error.h"

namespace stsmfa::app {

void fetch_keys(Plan& plan, const Environment& environment) {
  if (!plan.keys.process) return;
  ProcessCredentials given = run_credential_process(*plan.keys.process, environment, now());
  plan.keys.access_key_id = std::move(given.access_key_id);
  plan.keys.secret_access_key = std::move(given.secret_access_key);
  plan.keys.session_token = std::move(given.session_token);
  if (plan.keys.session_token.empty()) return;
  if (plan.roles.empty()) {
    throw Error{.action = plan.keys.process->origin,
                .cause = "the command gives temporary keys, of which no session can be made",
                .hint = "long-term keys are needed here, such as aws-vault's --no-session gives"};
  }
  plan.mfa = MfaUse::never;
  cap_chained(plan);
}

}  // namespace stsmfa::app
