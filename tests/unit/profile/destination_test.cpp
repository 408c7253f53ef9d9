#include "profile/destination.h"

#include "cli/report.h"
#include "sts/endpoint.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

using testing::ElementsAre;
using testing::HasSubstr;

Destination destination(const Scene& scene) {
  const Staged staged(scene);
  return find_destination(sts::Service::sts, staged.plan(), staged.profile(), staged.context);
}

std::string url(const Scene& scene) { return destination(scene).endpoint.url; }

Scene with_device(const std::string& device) { return {.variables = {"MFA_DEVICE=" + device}}; }

TEST(Destination, IsTheGlobalEndpointWhenNothingNamesARegion) {
  EXPECT_EQ(url({}), "https://sts.amazonaws.com");
  EXPECT_EQ(destination({}).endpoint.signing_region, "us-east-1");
  EXPECT_TRUE(destination({}).notices.empty());
}

TEST(Destination, TheRegionIsTheOptionThenTheVariablesThenTheProfiles) {
  Scene scene{.config = "[default]\nregion = eu-west-3\n"};
  EXPECT_EQ(url(scene), "https://sts.eu-west-3.amazonaws.com");
  scene.credentials += "[default]\nregion = eu-west-2\n";
  EXPECT_EQ(url(scene), "https://sts.eu-west-2.amazonaws.com");
  scene.variables = {"AWS_DEFAULT_REGION=eu-north-1"};
  EXPECT_EQ(url(scene), "https://sts.eu-north-1.amazonaws.com");
  scene.variables.emplace_back("AWS_REGION=eu-west-1");
  EXPECT_EQ(url(scene), "https://sts.eu-west-1.amazonaws.com");
  scene.options.region = "eu-central-1";
  EXPECT_EQ(url(scene), "https://sts.eu-central-1.amazonaws.com");
}

TEST(Destination, TheLongTermSectionsRegionComesBeforeTheShortTermOnes) {
  Scene scene;
  scene.credentials += "region = sa-east-1\n[default]\nregion = eu-west-2\n";
  EXPECT_EQ(url(scene), "https://sts.sa-east-1.amazonaws.com");
}

TEST(Destination, ThePartitionOfTheDeviceChoosesARegion) {
  EXPECT_EQ(url(with_device("arn:aws-cn:iam::123456789012:mfa/lee")),
            "https://sts.cn-northwest-1.amazonaws.com.cn");
  EXPECT_EQ(url(with_device("arn:aws-us-gov:iam::123456789012:mfa/lee")),
            "https://sts.us-gov-west-1.amazonaws.com");
  Scene hardware = with_device("GAHT12345678");
  hardware.options.assume_role = "arn:aws-us-gov:iam::123456789012:role/admin";
  EXPECT_EQ(url(hardware), "https://sts.us-gov-west-1.amazonaws.com");
}

TEST(Destination, ARegionOfAnotherPartitionLosesAndIsSaidUnlessItIsTheOption) {
  Scene scene = with_device("arn:aws-us-gov:iam::123456789012:mfa/lee");
  scene.variables.emplace_back("AWS_REGION=eu-west-1");
  const Destination found = destination(scene);
  EXPECT_EQ(found.endpoint.url, "https://sts.us-gov-west-1.amazonaws.com");
  ASSERT_EQ(found.notices.size(), 1U);
  EXPECT_THAT(found.notices[0].text, HasSubstr("AWS_REGION is not used"));
  scene.options.region = "eu-west-1";
  EXPECT_EQ(error_of([&] { destination(scene); }).status, ExitStatus::usage);
}

TEST(Destination, ARegionThatIsNoneIsRefusedBeforeItBecomesAHost) {
  Scene scene{.variables = {"AWS_REGION=x@evil.example/"}};
  EXPECT_EQ(error_of([&] { destination(scene); }).status, ExitStatus::plan_impossible);
  EXPECT_EQ(error_of([&] { destination(scene); }).object, "AWS_REGION: x@evil.example/");
  scene.options.region = "EU-WEST-1";
  EXPECT_EQ(error_of([&] { destination(scene); }).status, ExitStatus::usage);
}

TEST(Destination, FipsDualStackAndLegacyComeFromTheVariablesOrTheProfile) {
  EXPECT_EQ(url({.variables = {"AWS_REGION=us-east-2", "AWS_USE_FIPS_ENDPOINT=True"}}),
            "https://sts-fips.us-east-2.amazonaws.com");
  EXPECT_EQ(url({.config = "[default]\nregion = us-east-2\nuse_dualstack_endpoint = true\n"}),
            "https://sts.us-east-2.api.aws");
  EXPECT_EQ(url({.variables = {"AWS_REGION=us-east-2", "AWS_USE_DUALSTACK_ENDPOINT=true"}}),
            "https://sts.us-east-2.api.aws");
  EXPECT_EQ(url({.config = "[default]\nuse_fips_endpoint = true\n",
                 .variables = {"AWS_REGION=us-east-2", "AWS_USE_FIPS_ENDPOINT=false"}}),
            "https://sts.us-east-2.amazonaws.com");
  EXPECT_EQ(url({.config = "[default]\nregion = us-east-2\nuse_fips_endpoint = false\n"}),
            "https://sts.us-east-2.amazonaws.com");
  EXPECT_EQ(url({.variables = {"AWS_REGION=us-east-2", "AWS_STS_REGIONAL_ENDPOINTS=legacy"}}),
            "https://sts.amazonaws.com");
}

TEST(Destination, AConfiguredUrlIsUsedAndNamedWithItsOrigin) {
  Scene scene{.variables = {"AWS_ENDPOINT_URL=https://sts.example"}};
  EXPECT_EQ(url(scene), "https://sts.example");
  ASSERT_EQ(destination(scene).notices.size(), 1U);
  EXPECT_EQ(destination(scene).notices[0].topic, "endpoint");
  EXPECT_EQ(destination(scene).notices[0].text, "https://sts.example (AWS_ENDPOINT_URL)");
  EXPECT_EQ(url({.config = "[default]\nservices = s\n[services s]\nsts =\n"
                           "  endpoint_url = https://in.services\n"}),
            "https://in.services");
  const std::string of_profile = "[default]\nendpoint_url = https://of.profile\n";
  EXPECT_EQ(url({.config = of_profile + "ignore_configured_endpoint_urls = false\n"}),
            "https://of.profile");
  EXPECT_EQ(url({.config = of_profile + "ignore_configured_endpoint_urls = True\n"}),
            "https://sts.amazonaws.com");
}

TEST(Destination, AUrlThatCannotBeUsedIsRefusedByWhoGaveIt) {
  EXPECT_EQ(error_of([] { url({.options = {.endpoint_url = "http://sts.example"}}); }).status,
            ExitStatus::usage);
  const Error error =
      error_of([] { url({.variables = {"AWS_ENDPOINT_URL_STS=ftp://sts.example"}}); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "AWS_ENDPOINT_URL_STS: ftp://sts.example");
}

TEST(Destination, TheCaBundleIsAwsThenTheProfilesThenRequests) {
  Scene scene{.variables = {"REQUESTS_CA_BUNDLE=/etc/group"}};
  EXPECT_EQ(destination(scene).ca_bundle, "/etc/group");
  scene.config = "[default]\nca_bundle = /etc/hosts\n";
  EXPECT_EQ(destination(scene).ca_bundle, "/etc/hosts");
  scene.variables.emplace_back("AWS_CA_BUNDLE=/etc/passwd");
  EXPECT_EQ(destination(scene).ca_bundle, "/etc/passwd");
  EXPECT_EQ(destination(scene).notices[0].text, "/etc/passwd (AWS_CA_BUNDLE)");
  EXPECT_TRUE(destination(scene).notices[0].is_way);
}

TEST(Destination, ACaBundleThatCannotBeReadIsRefusedByWhoGaveIt) {
  const auto cause_of = [](const std::string& path) {
    const Error error = error_of([&] { destination({.variables = {"AWS_CA_BUNDLE=" + path}}); });
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
    EXPECT_EQ(error.object, "AWS_CA_BUNDLE: " + path);
    return error.cause;
  };
  EXPECT_EQ(cause_of("/no/such/file"), "No such file or directory");
  EXPECT_EQ(cause_of("/etc"), "it is a folder, not a file of certificates");
  EXPECT_EQ(cause_of("/dev/null"), "it is no regular file");
}

TEST(Destination, ACaBundleCountsForHttpsAlone) {
  const Destination found = destination(
      {.variables = {"AWS_CA_BUNDLE=/no/such/file", "AWS_ENDPOINT_URL_STS=http://localhost:1"}});
  EXPECT_EQ(found.ca_bundle, "/no/such/file");
}

TEST(Destination, AProxyIsNamedWithoutItsPassword) {
  const Destination found = destination({.variables = {"https_proxy=http://me:pw@proxy:8080"}});
  ASSERT_EQ(found.notices.size(), 1U);
  EXPECT_EQ(found.notices[0].text, "http://proxy:8080 (https_proxy)");
  EXPECT_TRUE(found.notices[0].is_way);
}

TEST(Destination, AProxyThatIsNotUsedIsNotNamed) {
  for (const std::string no_proxy :
       {"*", "amazonaws.com", "x, .amazonaws.com", "sts.amazonaws.com"}) {
    const Scene scene{.variables = {"https_proxy=http://proxy:8080", "no_proxy=" + no_proxy}};
    EXPECT_TRUE(destination(scene).notices.empty()) << no_proxy;
  }
  const Scene other{.variables = {"https_proxy=http://proxy:8080", "no_proxy=naws.com,example"}};
  EXPECT_EQ(destination(other).notices.size(), 1U);
}

TEST(Destination, TheWaysAreSaidUnlessTheyAreKnown) {
  Destination found;
  found.notices = {
      {"region", "replaced", false}, {"proxy", "http://p", true}, {"key", "odd", false}};
  const cli::Options options;
  cli::Report report(options);
  testing::internal::CaptureStderr();
  say_notices(found, report, "IAM ");
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "stsmfa: IAM region: replaced\nstsmfa: IAM proxy: http://p\nstsmfa: IAM key: odd\n");
  testing::internal::CaptureStderr();
  say_notices(found, report, {}, Ways::unsaid);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "stsmfa: region: replaced\nstsmfa: key: odd\n");
}

}  // namespace
}  // namespace stsmfa::profile
