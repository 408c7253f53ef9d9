#include "app/fetch_keys.h"

#include "app/credential_process.h"
#include "base/error.h"

namespace stsmfa::app {

Keys run_keys_command(const Plan& plan, const Environment& environment) {
  ProcessCredentials given = run_credential_process(*plan.keys.process, environment, now());
  Keys keys = plan.keys;
  keys.access_key_id = std::move(given.access_key_id);
  keys.secret_access_key = std::move(given.secret_access_key);
  keys.session_token = std::move(given.session_token);
  return keys;
}

void use_keys(Plan& plan, Keys keys) {
  plan.keys.access_key_id = std::move(keys.access_key_id);
  plan.keys.secret_access_key = std::move(keys.secret_access_key);
  plan.keys.session_token = std::move(keys.session_token);
  if (plan.keys.session_token.empty()) return;
  if (plan.roles.empty()) {
    throw Error{.action = plan.keys.process->origin,
                .cause = "the command gives temporary keys, of which no session can be made",
                .hint = "long-term keys are needed here, such as aws-vault's --no-session gives"};
  }
  plan.mfa = MfaUse::never;
  cap_chained(plan);
}

void fetch_keys(Plan& plan, const Environment& environment) {
  if (plan.keys.process) use_keys(plan, run_keys_command(plan, environment));
}

}  // namespace stsmfa::app
