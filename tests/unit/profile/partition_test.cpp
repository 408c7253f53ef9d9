#include "profile/partition.h"

#include "profile/destination.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::keys;
using test::Scene;
using test::Staged;

const std::string by_number = "role_arn = 123456789012/second\nsource_profile = a\n";
const std::string in_china = "arn:aws-cn:iam::123456789012:role/";

std::string device_in(const std::string& partition) {
  return "mfa_serial = arn:" + partition + ":iam::123456789012:mfa/lee\n";
}

Scene scene(std::string credentials, std::string config, std::string profile = "b") {
  return {.credentials = std::move(credentials),
          .config = std::move(config),
          .options = {.profile = std::move(profile)}};
}

std::string last_role(const Scene& scene) { return Staged(scene).plan().last_role(); }

/// The keys in [a], and a role that is named by its account's number, with `more` in its profile.
Scene one_role(const std::string& more) {
  return scene("[a]\n" + keys, "[profile b]\n" + by_number + more);
}

Destination destination_of(const Scene& scene) {
  const Staged staged(scene);
  return find_destination(sts::Service::sts, staged.plan(), staged.profile(), staged.context);
}

TEST(Partition, OfARoleByNumberIsThatOfTheRoleBeforeItInTheChain) {
  const Scene given =
      scene("[base]\n" + keys, "[profile a]\nrole_arn = " + in_china +
                                   "first\nsource_profile = base\n[profile b]\n" + by_number);
  const Plan plan = Staged(given).plan();
  ASSERT_EQ(plan.roles.size(), 2U);
  EXPECT_EQ(plan.roles[0].arn.value, in_china + "first");
  EXPECT_EQ(plan.roles[1].arn.value, in_china + "second");
  EXPECT_EQ(destination_of(given).endpoint.url, "https://sts.cn-northwest-1.amazonaws.com.cn");
}

TEST(Partition, OfARoleByNumberIsThatOfTheRoleAfterItInTheChain) {
  const Scene given = scene("[base]\n" + keys,
                            "[profile a]\nrole_arn = 123456789012/first\nsource_profile = base\n"
                            "[profile b]\nrole_arn = " +
                                in_china + "second\nsource_profile = a\n");
  const Plan plan = Staged(given).plan();
  ASSERT_EQ(plan.roles.size(), 2U);
  EXPECT_EQ(plan.roles[0].arn.value, in_china + "first");
}

TEST(Partition, IsTheDevicesBeforeAnyRoles) {
  EXPECT_EQ(last_role(one_role(device_in("aws-us-gov"))),
            "arn:aws-us-gov:iam::123456789012:role/second");
  Scene given = one_role(device_in("aws-us-gov"));
  given.options.assume_role = in_china + "x";
  EXPECT_EQ(partition_by_arn(Staged(given).plan()), "aws-us-gov");
}

TEST(Partition, OfTheArnCountsBeforeTheRegions) {
  Scene given = one_role(device_in("aws-us-gov") + "region = eu-west-1\n");
  given.variables = {"AWS_REGION=cn-north-1"};
  EXPECT_EQ(last_role(given), "arn:aws-us-gov:iam::123456789012:role/second");
  EXPECT_EQ(destination_of(given).endpoint.signing_region, "us-gov-west-1");
  given.options.region = "cn-north-1";
  EXPECT_EQ(error_of([&] { destination_of(given); }).status, ExitStatus::usage);
}

TEST(Partition, IsTheRegionsWhereNothingHasAnArn) {
  EXPECT_EQ(last_role(one_role("")), "arn:aws:iam::123456789012:role/second");
  EXPECT_EQ(last_role(one_role("mfa_serial = GAHT12345678\nregion = cn-north-1\n")),
            in_china + "second");
  Scene given = one_role("region = eu-west-1\n");
  given.variables = {"AWS_REGION=us-gov-east-1"};
  EXPECT_EQ(last_role(given), "arn:aws-us-gov:iam::123456789012:role/second");
  given.options.region = "cn-north-1";
  EXPECT_EQ(last_role(given), in_china + "second");
}

TEST(Partition, OfARegionThatIsNoneIsAws) {
  Scene given = one_role("");
  given.variables = {"AWS_REGION=x@evil.example/"};
  EXPECT_EQ(last_role(given), "arn:aws:iam::123456789012:role/second");
  EXPECT_EQ(error_of([&] { destination_of(given); }).object, "AWS_REGION: x@evil.example/");
}

TEST(Partition, OfAnOnwardRoleIsThatOfTheSectionsDevice) {
  const std::string login = "[a-long-term]\n" + keys + device_in("aws-cn");
  EXPECT_EQ(last_role(scene(login, "[profile b]\n" + by_number)), in_china + "second");
}

TEST(Partition, OfAnOnwardRoleIsThatOfItsOwnRegionBeforeTheSections) {
  const std::string login = "[a-long-term]\n" + keys + "aws_mfa_device = GAHT12345678\n";
  Scene given = scene(login, "[profile b]\n" + by_number + "region = cn-north-1\n");
  EXPECT_EQ(last_role(given), in_china + "second");
  given.credentials += "region = us-gov-west-1\n";
  EXPECT_EQ(last_role(given), in_china + "second");
  given.variables = {"AWS_REGION=eu-west-1"};
  EXPECT_EQ(last_role(given), "arn:aws:iam::123456789012:role/second");
}

TEST(Partition, OfTheSectionsRoleIsThatOfTheOnwardRole) {
  const Scene given =
      scene("[a-long-term]\n" + keys + "aws_mfa_device = GAHT12345678\nrole_arn = 123456789012/x\n",
            "[profile b]\nrole_arn = " + in_china + "second\nsource_profile = a\n");
  EXPECT_EQ(Staged(given).plan().role(), in_china + "x");
}

TEST(Partition, ThatIsNotKnownHereIsTheArnsAllTheSame) {
  Scene given = one_role(device_in("aws-new") + "region = new-east-1\n");
  EXPECT_EQ(last_role(given), "arn:aws-new:iam::123456789012:role/second");
  EXPECT_EQ(destination_of(given).endpoint.signing_region, "new-east-1");
  EXPECT_TRUE(destination_of(given).notices.empty());
}

TEST(Partition, ThatCannotBeOneOfAwsDoesNotCount) {
  for (const std::string partition : {"", "minio", "AWS", "aws_cn", "aws1"}) {
    const Scene given = one_role(device_in(partition) + "region = cn-north-1\n");
    EXPECT_EQ(last_role(given), in_china + "second") << partition;
  }
  EXPECT_EQ(last_role(one_role("mfa_serial = arn:aws-us-gov\nregion = cn-north-1\n")),
            in_china + "second");
}

}  // namespace
}  // namespace stsmfa::profile
