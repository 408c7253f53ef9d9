#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "sts/endpoint.h"
#include "sts/session_policy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::sts {

struct Parameter {
  std::string name;
  Secret value;
};

/// A call of an AWS Query API before it is signed.
struct Call {
  Service service;
  std::string action;  ///< `AssumeRole`
  std::vector<Parameter> parameters;
};

/// A device and the code that it shows.
struct MfaCode {
  std::string serial_number;
  Secret token_code;
};

struct AssumeRole {
  std::string role_arn;
  std::string role_session_name;
  Seconds duration;
  std::string external_id;  ///< empty: none is sent
  SessionPolicy policy = {};
};

Call get_session_token(Seconds duration, const std::optional<MfaCode>& mfa);
Call assume_role(const AssumeRole& role, const std::optional<MfaCode>& mfa);
Call get_caller_identity();
/// IAM's. Without a user's name IAM takes the one whose key signs.
Call list_mfa_devices(std::string_view user_name = {});

// IAM's calls for the access keys of a user, who is named: a session may sign them.

Call list_access_keys(std::string_view user_name);
Call create_access_key(std::string_view user_name);
Call get_access_key_last_used(std::string_view access_key_id);

/// A key of a user's.
struct AccessKeyName {
  std::string user_name;
  std::string access_key_id;
};
/// UpdateAccessKey, to `Inactive`.
Call deactivate_access_key(const AccessKeyName& key);
Call delete_access_key(const AccessKeyName& key);

/// The body of a call as `application/x-www-form-urlencoded; charset=utf-8`:
/// `Action=...&Version=...&...`, parameters in their order, every byte outside
/// `A-Za-z0-9-._~` percent-encoded (RFC 3986, 2.3).
Secret form_body(const Call& call);

/// Parameters alone in that form: `NAME=VALUE&NAME=VALUE`.
Secret form(const std::vector<Parameter>& parameters);

}  // namespace stsmfa::sts
