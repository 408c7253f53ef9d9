#include "profile/key_names.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace stsmfa::profile {
namespace {

TEST(KeyNames, ASlipOfTheFingersIsNearAKeyThatIsRead) {
  for (const auto& [key, meant] :
       {std::pair("assume-role", "assume_role"), std::pair("assume role", "assume_role"),
        std::pair("aws_mfa_devise", "aws_mfa_device"), std::pair("aws_mfa_serial", "mfa_serial"),
        std::pair("role", "role_arn"), std::pair("sourceprofile", "source_profile"),
        std::pair("mfa_device", "aws_mfa_device"), std::pair("aws_region", "region"),
        std::pair("aws_acces_key_id", "aws_access_key_id")}) {
    EXPECT_EQ(judge_key(key).use, KeyUse::nearly_ours) << key;
    EXPECT_EQ(judge_key(key).nearest, meant) << key;
  }
}

TEST(KeyNames, WhatIsWrittenElsewhereForAKeyMeansIt) {
  for (const auto& [key, meant] :
       {std::pair("access_key", "aws_access_key_id"),
        std::pair("access_key_id", "aws_access_key_id"),
        std::pair("aws_access_key", "aws_access_key_id"), std::pair("aws_default_region", "region"),
        std::pair("aws_key_id", "aws_access_key_id"),
        std::pair("aws_secret", "aws_secret_access_key"),
        std::pair("aws_secret_key", "aws_secret_access_key"), std::pair("default_region", "region"),
        std::pair("duration", "duration_seconds"), std::pair("mfa", "mfa_serial"),
        std::pair("mfa_arn", "mfa_serial"), std::pair("mfa_device_arn", "aws_mfa_device"),
        std::pair("mfa_serial_number", "mfa_serial"),
        std::pair("secret_access_key", "aws_secret_access_key"),
        std::pair("secret_key", "aws_secret_access_key"),
        std::pair("session_duration", "duration_seconds"),
        std::pair("session_name", "role_session_name")}) {
    EXPECT_EQ(judge_key(key).use, KeyUse::nearly_ours) << key;
    EXPECT_EQ(judge_key(key).nearest, meant) << key;
  }
}

TEST(KeyNames, EachKeyThatIsReadIsKnownByALetterLess) {
  for (const std::string key : {"aws_access_key_id",
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
                                "use_dualstack_endpoint"}) {
    EXPECT_EQ(judge_key(key).use, KeyUse::none) << key;
    std::string slip = key;
    slip.erase(slip.size() / 2, 1);
    EXPECT_EQ(judge_key(slip).use, KeyUse::nearly_ours) << slip;
    EXPECT_EQ(judge_key(slip).nearest, key) << slip;
  }
}

TEST(KeyNames, WhatPeopleWriteInsteadIsKnownHoweverFarItIsFromTheName) {
  const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> names = {
      {"aws_access_key_id", {"access_key", "access_key_id", "aws_access_key", "aws_key_id"}},
      {"aws_secret_access_key",
       {"aws_secret", "aws_secret_key", "secret_access_key", "secret_key"}},
      {"region", {"aws_default_region", "aws_region", "default_region"}},
      {"duration_seconds", {"duration", "session_duration"}},
      {"mfa_serial", {"aws_mfa_serial", "mfa", "mfa_arn", "mfa_serial_number"}},
      {"aws_mfa_device", {"mfa_device", "mfa_device_arn"}},
      {"role_arn", {"role"}},
      {"role_session_name", {"session_name"}}};
  for (const auto& [meant, written] : names) {
    for (const std::string_view key : written) {
      EXPECT_EQ(judge_key(key).use, KeyUse::nearly_ours) << key;
      EXPECT_EQ(judge_key(key).nearest, meant) << key;
    }
  }
}

TEST(KeyNames, WhatOthersLetChangeTheSessionIsTheirs) {
  for (const char* key :
       {"policy", "policy_arn", "policy_arns", "session_policy", "session_tags", "session-tags",
        "session_tag", "source_identity", "source identity", "source.identity",
        "transitive_session_tags", "transitive_tag_keys", "include_profile", "parent_profile"}) {
    EXPECT_EQ(judge_key(key).use, KeyUse::others_only) << key;
  }
}

TEST(KeyNames, SettingsOfAwsAndWordsOfNobodyAreNoMatter) {
  for (const char* key : {"account_id",
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
                          "x_security_token_expires",
                          "team",
                          "color",
                          "email",
                          "google_config.role_arn",
                          "azure_default_role_arn",
                          ""}) {
    EXPECT_EQ(judge_key(key).use, KeyUse::none) << key;
  }
}

}  // namespace
}  // namespace stsmfa::profile
