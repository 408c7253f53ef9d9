#pragma once

#include "ask/user_command.h"
#include "base/secret.h"
#include "base/time.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/setting.h"

#include <optional>
#include <string>

namespace stsmfa::ask {

/// The keys that a `credential_process` has printed.
struct ProcessCredentials {
  std::string access_key_id;
  Secret secret_access_key;
  Secret session_token;            ///< empty: long-term keys
  std::optional<Time> expiration;  ///< nullopt: none was told
  std::string account_id;          ///< empty: not told
};

/// The keys in what a `credential_process` has printed, by the rules that all SDKs have for it: one
/// JSON object whose Version is the number 1, AccessKeyId and SecretAccessKey, and perhaps
/// SessionToken, Expiration and AccountId (null counts as missing). Throws Error (plan_impossible;
/// object the setting's origin) for anything else, for values that cannot be what they are called,
/// and for keys that have expired by `now`; what the command printed is never repeated.
ProcessCredentials read_process_credentials(const profile::Setting& command,
                                            std::string_view output, Time now);

/// Runs the command (see run_user_command), and reads what it prints.
ProcessCredentials run_credential_process(const profile::Setting& command,
                                          const Surroundings& surroundings, Time now);

/// The keys that the plan's command prints, by running it. Throws Error.
profile::Keys run_keys_command(const profile::Plan& plan, const Surroundings& surroundings);

/// Signs with such keys from here on. Temporary ones need no code, and what they assume lasts an
/// hour at most. Throws Error (plan_impossible) for temporary keys of a plan without a role: no
/// session can be made of them.
void use_keys(profile::Plan& plan, profile::Keys keys);

/// Both, for a plan whose keys a command prints; nothing for any other.
void fetch_keys(profile::Plan& plan, const Surroundings& surroundings);

}  // namespace stsmfa::ask
