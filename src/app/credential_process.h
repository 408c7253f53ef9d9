#pragma once
#include "app/setting.h"
#include "base/environment.h"
#include "base/error.h"
#include "base/secret.h"
#include "base/time.h"

#include <optional>
#include <string>
namespace stsmfa::app {
struct ProcessCredentials {
  std::string access_key_id = {};
  Secret secret_access_key = {};
  Secret session_token = {};
  std::optional<Time> expiration = {};
  std::string account_id = {};
};
inline ProcessCredentials run_credential_process(const Setting&, const Environment&, Time) {
  throw Error{.cause = "not merged yet"};
}
}  // namespace stsmfa::app
