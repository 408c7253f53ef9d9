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
  for (const char* key :
       {"aws_mfa_device", "region", "output", "s3", "cli_pager", "sso_region", "sso_role_name",
        "credential_source", "web_identity_token_file", "role_session_name", "retry_mode", "team",
        "color", "email", "google_config.role_arn", "azure_default_role_arn", ""}) {
    EXPECT_EQ(judge_key(key).use, KeyUse::none) << key;
  }
}

}  // namespace
}  // namespace stsmfa::profile
