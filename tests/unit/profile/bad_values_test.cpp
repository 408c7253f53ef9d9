#include "profile/bad_values.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::keys;
using testing::ElementsAre;
using testing::IsEmpty;

/// What is said of each bad value of `profile`, which needs no plan.
std::vector<std::string> bad_values(const std::string& credentials, const std::string& config,
                                    const std::string& profile) {
  std::vector<std::string> found;
  for (const Error& error :
       test::found_in_sections(credentials, config, profile, find_bad_values)) {
    found.push_back(one_line(error));
  }
  return found;
}

TEST(FindBadValues, NamesEachOfThem) {
  EXPECT_THAT(
      bad_values("[dev-long-term]\n"
                 "aws_access_key_id = AKIA OSFODNN7EXAMPLE\n"
                 "aws_secret_access_key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'\n"
                 "aws_mfa_device = arn:aws:iam::123456789012:user/lee\n"
                 "role_arn = arn:aws:iam::1234:role/r\n"
                 "role_session_name = lee smith\n"
                 "external_id = x\n"
                 "duration_seconds = an hour\n"
                 "renew_before = soon\n"
                 "mfa_session = maybe\n"
                 "mfa_process_interactive = yes\n"
                 "auto_renew = 1\n"
                 "region = eu west\n"
                 "sts_regional_endpoints = y\n",
                 "", "dev"),
      ElementsAre(
          testing::StartsWith("[dev-long-term] aws_access_key_id: "),
          testing::StartsWith("[dev-long-term] aws_secret_access_key: "),
          testing::StartsWith(
              "[dev-long-term] aws_mfa_device: arn:aws:iam::123456789012:user/lee: "),
          testing::StartsWith("[dev-long-term] role_arn: arn:aws:iam::1234:role/r: "),
          testing::StartsWith("[dev-long-term] role_session_name: lee smith: "),
          testing::StartsWith("[dev-long-term] external_id: x: "),
          "[dev-long-term] duration_seconds: an hour: not a duration: seconds, or such as 90m, "
          "12h, 1h30m",
          "[dev-long-term] renew_before: soon: not a duration: seconds, or such as 90m, 12h, 1h30m",
          "[dev-long-term] mfa_session: maybe: is neither true nor false",
          "[dev-long-term] mfa_process_interactive: yes: is neither true nor false",
          "[dev-long-term] auto_renew: 1: is neither true nor false",
          "[dev-long-term] region: eu west: not the name of a region",
          "[dev-long-term] sts_regional_endpoints: y: is neither legacy nor regional"));
}

TEST(FindBadValues, NamesWhatDecidesOnAnEndpoint) {
  const std::string config =
      "[profile dev]\nuse_fips_endpoint = maybe\nuse_dualstack_endpoint = 1\n"
      "ignore_configured_endpoint_urls = no\nservices = mine\n";
  EXPECT_THAT(
      bad_values("[dev-long-term]\n" + keys, config, "dev"),
      ElementsAre(
          "[profile dev] use_fips_endpoint: maybe: is neither true nor false",
          "[profile dev] use_dualstack_endpoint: 1: is neither true nor false",
          "[profile dev] ignore_configured_endpoint_urls: no: is neither true nor false",
          "[profile dev] services: mine: the config file has no services section of that name"));
  EXPECT_THAT(bad_values("[dev-long-term]\n" + keys,
                         "[profile dev]\nuse_fips_endpoint = TRUE\nservices = mine\n"
                         "[services mine]\nsts =\n  endpoint_url = https://x\n",
                         "dev"),
              IsEmpty());
}

TEST(FindBadValues, ShowsNoKey) {
  const std::string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY EXAMPLEKEY";
  for (const std::string& said : bad_values("[dev-long-term]\naws_access_key_id = " + secret +
                                                "\naws_secret_access_key = " + secret + "\n",
                                            "", "dev")) {
    EXPECT_THAT(said, testing::Not(testing::HasSubstr("wJalr")));
  }
}

TEST(FindBadValues, HasNothingAgainstGoodOnes) {
  EXPECT_THAT(bad_values("[dev-long-term]\n" + keys +
                             "mfa_serial = arn:aws:iam::123456789012:mfa/lee\n"
                             "assume_role = arn:aws:iam::123456789012:role/r\n"
                             "duration_seconds = 90m\nrenew_before = 0\nmfa_session = TRUE\n"
                             "auto_renew = False\nregion = eu-central-1\n",
                         "", "dev"),
              IsEmpty());
}

TEST(FindBadValues, HasNothingAgainstWhatIsNotUsed) {
  EXPECT_THAT(bad_values("[dev-long-term]\n" + keys +
                             "aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n"
                             "mfa_serial = foo bar\nrole_session_name = a b\nexternal_id = x\n",
                         "", "dev"),
              IsEmpty());
}

TEST(FindBadValues, LooksAtTheSectionThatCounts) {
  const std::string config = "[profile dev]\nregion = eu west\nduration_seconds = soon\n";
  EXPECT_THAT(bad_values("[dev-long-term]\n" + keys + "region = eu-central-1\n", config, "dev"),
              ElementsAre(testing::StartsWith("[profile dev] duration_seconds: soon: ")));
}

}  // namespace
}  // namespace stsmfa::profile
