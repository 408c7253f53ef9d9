#include "profile/key_names.h"

#include <gtest/gtest.h>

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

TEST(KeyNames, WhatOthersLetChangeTheSessionIsTheirs) {
  for (const char* key : {"policy_arns", "session_tags", "session-tags", "source_identity"}) {
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
