#pragma once

#include "app/setting.h"
#include "base/environment.h"
#include "base/secret.h"
#include "base/time.h"

#include <optional>
#include <string>

namespace stsmfa::app {

/// The keys that a `credential_process` has printed.
struct ProcessCredentials {
  std::string access_key_id;
  Secret secret_access_key;
  Secret session_token;            ///< empty: long-term keys
  std::optional<Time> expiration;  ///< nullopt: none was told
  std::string account_id;          ///< empty: not told
};

/// Runs a `credential_process` (see run_user_command) and gives its keys, by the rules that all
/// SDKs have for it: one JSON object whose Version is the number 1, AccessKeyId and
/// SecretAccessKey, and perhaps SessionToken, Expiration and AccountId (null counts as missing).
/// Throws Error (plan_impossible; action the setting's origin) for anything else, for values that
/// cannot be what they are called, and for keys that have expired by `now`; what the command
/// printed is never repeated.
ProcessCredentials run_credential_process(const Setting& command, const Environment& environment,
                                          Time now);

}  // namespace stsmfa::app
