#include "sts/call.h"

#include "sts/percent_encoding.h"

namespace stsmfa::sts {

namespace {

void add(Call& call, std::string_view name, std::string_view value) {
  call.parameters.push_back({std::string(name), Secret(value)});
}

void add_duration_and_mfa(Call& call, Seconds duration, const std::optional<MfaCode>& mfa) {
  add(call, "DurationSeconds", std::to_string(duration.count()));
  if (!mfa) return;
  add(call, "SerialNumber", mfa->serial_number);
  add(call, "TokenCode", mfa->token_code.reveal());
}

std::string_view api_version(Service service) {
  return service == Service::sts ? "2011-06-15" : "2010-05-08";
}

}  // namespace

Call get_session_token(Seconds duration, const std::optional<MfaCode>& mfa) {
  Call call{Service::sts, "GetSessionToken", {}};
  add_duration_and_mfa(call, duration, mfa);
  return call;
}

Call assume_role(const AssumeRole& role, const std::optional<MfaCode>& mfa) {
  Call call{Service::sts, "AssumeRole", {}};
  add(call, "RoleArn", role.role_arn);
  add(call, "RoleSessionName", role.role_session_name);
  if (!role.external_id.empty()) add(call, "ExternalId", role.external_id);
  if (!role.policy.document.empty()) add(call, "Policy", role.policy.document);
  int number = 0;
  for (const std::string& arn : role.policy.arns) {
    add(call, "PolicyArns.member." + std::to_string(++number) + ".arn", arn);
  }
  add_duration_and_mfa(call, role.duration, mfa);
  return call;
}

Call get_caller_identity() { return {Service::sts, "GetCallerIdentity", {}}; }

Call list_mfa_devices(std::string_view user_name) {
  Call call{Service::iam, "ListMFADevices", {}};
  if (!user_name.empty()) add(call, "UserName", user_name);
  return call;
}

Call list_access_keys(std::string_view user_name) {
  return {Service::iam, "ListAccessKeys", {{"UserName", Secret(user_name)}}};
}

Call create_access_key(std::string_view user_name) {
  return {Service::iam, "CreateAccessKey", {{"UserName", Secret(user_name)}}};
}

Call get_access_key_last_used(std::string_view access_key_id) {
  return {Service::iam, "GetAccessKeyLastUsed", {{"AccessKeyId", Secret(access_key_id)}}};
}

Call deactivate_access_key(const AccessKeyName& key) {
  Call call{Service::iam, "UpdateAccessKey", {}};
  add(call, "UserName", key.user_name);
  add(call, "AccessKeyId", key.access_key_id);
  add(call, "Status", "Inactive");
  return call;
}

Call delete_access_key(const AccessKeyName& key) {
  Call call{Service::iam, "DeleteAccessKey", {}};
  add(call, "UserName", key.user_name);
  add(call, "AccessKeyId", key.access_key_id);
  return call;
}

Secret form_body(const Call& call) {
  std::vector<Parameter> parameters = {{"Action", Secret(call.action)},
                                       {"Version", Secret(api_version(call.service))}};
  parameters.insert(parameters.end(), call.parameters.begin(), call.parameters.end());
  return form(parameters);
}

Secret form(const std::vector<Parameter>& parameters) {
  Secret text;
  for (const Parameter& parameter : parameters) {
    if (!text.empty()) text.append('&');
    append_percent_encoded(text, parameter.name);
    text.append('=');
    append_percent_encoded(text, parameter.value.reveal());
  }
  return text;
}

}  // namespace stsmfa::sts
