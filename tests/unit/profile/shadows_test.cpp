#include "profile/shadows.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> origins(const test::Scene& scene) {
  std::vector<std::string> origins;
  for (const Setting& shadow : find_shadows("dev", test::Staged(scene).files)) {
    origins.push_back(shadow.origin);
  }
  return origins;
}

TEST(FindShadows, TellsWhatAwsToolsFollowRatherThanTheKeysOfTheSection) {
  EXPECT_THAT(origins({.config = "[profile dev]\nregion = eu-west-1\nsource_profile = x\n"}),
              IsEmpty());
  for (const std::string key : {"role_arn", "web_identity_token_file", "credential_source",
                                "sso_session", "sso_start_url", "sso_account_id"}) {
    EXPECT_THAT(origins({.config = "[profile dev]\n" + key + " = x\n[profile e]\nrole_arn = y\n"}),
                ElementsAre("[profile dev] " + key));
    EXPECT_THAT(origins({.credentials = "[dev]\n" + key + " = x\n"}), ElementsAre("[dev] " + key));
  }
}

/// botocore looks whether they are there, and then finds no credentials.
TEST(FindShadows, TellsWhatCountsWithoutAValueToo) {
  for (const std::string key : {"role_arn", "sso_session", "sso_start_url", "sso_account_id"}) {
    EXPECT_THAT(origins({.config = "[profile dev]\n" + key + " =\n"}),
                ElementsAre("[profile dev] " + key));
    EXPECT_THAT(origins({.credentials = "[dev]\n" + key + " = \n"}), ElementsAre("[dev] " + key));
  }
  EXPECT_THAT(
      origins({.credentials = "[dev]\nregion = r\n", .config = "[profile dev]\nrole_arn =\n"}),
      ElementsAre("[profile dev] role_arn"));
  EXPECT_THAT(origins({.credentials = "[dev]\nweb_identity_token_file =\ncredential_source =\n"}),
              IsEmpty());
}

TEST(FindUnusedProcess, IsTheCommandUnderTheNameOfTheSection) {
  const auto origin = [](const test::Scene& scene) {
    const auto process = find_unused_process("dev", test::Staged(scene).files);
    return process ? process->origin : "";
  };
  const std::string command = "credential_process = x\n";
  const std::string keys = "[dev]\naws_access_key_id = A\n";
  EXPECT_EQ(origin({.credentials = keys, .config = "[profile dev]\n" + command}),
            "[profile dev] credential_process");
  EXPECT_EQ(origin({.credentials = keys + command}), "[dev] credential_process");
  EXPECT_EQ(origin({.credentials = keys, .config = "[profile dev]\ncredential_process =\n"}), "");
  EXPECT_EQ(origin({.credentials = keys, .config = "[profile dev-sdk]\n" + command}), "");
  EXPECT_EQ(origin({.config = "[profile dev]\n" + command}), "[profile dev] credential_process");
}

TEST(FindShadows, TellsTheStrongestFirst) {
  EXPECT_THAT(
      origins({.config = "[profile dev]\nsso_session = x\ncredential_source = x\nrole_arn = x\n"}),
      ElementsAre("[profile dev] role_arn", "[profile dev] credential_source",
                  "[profile dev] sso_session"));
}

std::string_view shadow(const std::vector<std::string>& variables) {
  return find_shadow(test::Variables(variables).environment());
}

TEST(FindShadow, IsAKeyOrAWholeWebIdentityOfTheEnvironment) {
  EXPECT_EQ(shadow({"AWS_PROFILE=dev", "AWS_SESSION_TOKEN=t"}), "");
  EXPECT_EQ(shadow({"AWS_ACCESS_KEY_ID=x"}), "AWS_ACCESS_KEY_ID");
  EXPECT_EQ(shadow({"AWS_SECRET_ACCESS_KEY=x"}), "AWS_SECRET_ACCESS_KEY");
  EXPECT_EQ(shadow({"AWS_WEB_IDENTITY_TOKEN_FILE=f"}), "");
  EXPECT_EQ(shadow({"AWS_ROLE_ARN=r"}), "");
  EXPECT_EQ(shadow({"AWS_ROLE_ARN=r", "AWS_WEB_IDENTITY_TOKEN_FILE=f"}),
            "AWS_WEB_IDENTITY_TOKEN_FILE");
  EXPECT_EQ(shadow({"AWS_ROLE_ARN=r", "AWS_WEB_IDENTITY_TOKEN_FILE=f", "AWS_ACCESS_KEY_ID=x"}),
            "AWS_ACCESS_KEY_ID");
}

}  // namespace
}  // namespace stsmfa::profile
