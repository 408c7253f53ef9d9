#include "profile/key_names.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace stsmfa::profile {

namespace {

/// Those that a section of long-term keys, or a profile with a role, is read for.
constexpr std::array<std::string_view, 26> read = {"aws_access_key_id",
                                                   "aws_secret_access_key",
                                                   "aws_session_token",
                                                   "aws_security_token",
                                                   "credential_process",
                                                   "aws_mfa_device",
                                                   "mfa_serial",
                                                   "assume_role",
                                                   "role_arn",
                                                   "source_profile",
                                                   "duration_seconds",
                                                   "role_session_name",
                                                   "external_id",
                                                   "region",
                                                   "mfa_process",
                                                   "generate_token",
                                                   "mfa_process_interactive",
                                                   "mfa_session",
                                                   "renew_before",
                                                   "auto_renew",
                                                   "endpoint_url",
                                                   "ca_bundle",
                                                   "services",
                                                   "sts_regional_endpoints",
                                                   "use_fips_endpoint",
                                                   "use_dualstack_endpoint"};

/// AWS's own other settings, and what other tools leave in a profile: some are spelled like ours.
constexpr std::array<std::string_view, 67> known = {"account_id",
                                                    "account_id_endpoint_mode",
                                                    "addressing_style",
                                                    "api_versions",
                                                    "assumed_role",
                                                    "assumed_role_arn",
                                                    "assumed_from",
                                                    "assumed_through",
                                                    "auth_scheme_preference",
                                                    "aws_account_id",
                                                    "aws_expiration",
                                                    "cli_auto_prompt",
                                                    "cli_binary_format",
                                                    "cli_error_format",
                                                    "cli_follow_urlparam",
                                                    "cli_help_output",
                                                    "cli_history",
                                                    "cli_hide_sso_output",
                                                    "cli_pager",
                                                    "cli_timestamp_format",
                                                    "credential_source",
                                                    "csm_client_id",
                                                    "csm_enabled",
                                                    "csm_host",
                                                    "csm_port",
                                                    "defaults_mode",
                                                    "disable_request_compression",
                                                    "ec2_metadata_service_endpoint",
                                                    "ec2_metadata_service_endpoint_mode",
                                                    "ec2_metadata_v1_disabled",
                                                    "endpoint_discovery_enabled",
                                                    "expiration",
                                                    "ignore_configured_endpoint_urls",
                                                    "login_session",
                                                    "max_attempts",
                                                    "metadata_service_num_attempts",
                                                    "metadata_service_timeout",
                                                    "output",
                                                    "parameter_validation",
                                                    "payload_signing_enabled",
                                                    "request_checksum_calculation",
                                                    "request_min_compression_size_bytes",
                                                    "response_checksum_validation",
                                                    "retry_mode",
                                                    "role_name",
                                                    "s3",
                                                    "s3_disable_express_session_auth",
                                                    "s3_disable_multiregion_access_points",
                                                    "s3_us_east_1_regional_endpoint",
                                                    "s3_use_arn_region",
                                                    "s3api",
                                                    "sdk_ua_app_id",
                                                    "services_endpoint",
                                                    "sigv4a_signing_region_set",
                                                    "sso_account_id",
                                                    "sso_account_name",
                                                    "sso_auto_populated",
                                                    "sso_region",
                                                    "sso_registration_scopes",
                                                    "sso_role_name",
                                                    "sso_session",
                                                    "sso_start_url",
                                                    "tcp_keepalive",
                                                    "ua_append",
                                                    "web_identity_token_file",
                                                    "x_principal_arn",
                                                    "x_security_token_expires"};

/// What AssumeRole would be asked for by others (session policies, tags, a source identity), and
/// aws-vault's two keys for taking settings from another profile.
constexpr std::array<std::string_view, 11> others = {"policy",
                                                     "policy_arn",
                                                     "policy_arns",
                                                     "session_policy",
                                                     "session_tags",
                                                     "session_tag",
                                                     "source_identity",
                                                     "transitive_session_tags",
                                                     "transitive_tag_keys",
                                                     "include_profile",
                                                     "parent_profile"};

/// What people write that is further from the right name than a slip of the fingers.
struct Alias {
  std::string_view key;
  std::string_view meant;
};
constexpr std::array<Alias, 21> aliases = {{{"access_key", "aws_access_key_id"},
                                            {"access_key_id", "aws_access_key_id"},
                                            {"aws_access_key", "aws_access_key_id"},
                                            {"aws_default_region", "region"},
                                            {"aws_key_id", "aws_access_key_id"},
                                            {"aws_mfa_serial", "mfa_serial"},
                                            {"aws_region", "region"},
                                            {"aws_secret", "aws_secret_access_key"},
                                            {"aws_secret_key", "aws_secret_access_key"},
                                            {"default_region", "region"},
                                            {"duration", "duration_seconds"},
                                            {"mfa", "mfa_serial"},
                                            {"mfa_arn", "mfa_serial"},
                                            {"mfa_device", "aws_mfa_device"},
                                            {"mfa_device_arn", "aws_mfa_device"},
                                            {"mfa_serial_number", "mfa_serial"},
                                            {"role", "role_arn"},
                                            {"secret_access_key", "aws_secret_access_key"},
                                            {"secret_key", "aws_secret_access_key"},
                                            {"session_duration", "duration_seconds"},
                                            {"session_name", "role_session_name"}}};

std::string with_underscores(std::string_view key) {
  std::string name(key);
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '.' || is_blank(c); }, '_');
  return name;
}

bool contains(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

KeyVerdict judge_key(std::string_view key) {
  if (contains(read, key) || contains(known, key)) return {};
  const std::string name = with_underscores(key);
  if (contains(others, name)) return {KeyUse::others_only};
  const auto* const alias = std::ranges::find(aliases, std::string_view(name), &Alias::key);
  if (alias != aliases.end()) return {KeyUse::nearly_ours, alias->meant};
  const auto distance = [&](std::string_view one) { return edit_distance(name, one); };
  const std::string_view nearest = *std::ranges::min_element(read, {}, distance);
  if (distance(nearest) * 3 > std::max(name.size(), nearest.size())) return {};
  return {KeyUse::nearly_ours, nearest};
}

}  // namespace stsmfa::profile
