#include "sts/arn.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

TEST(Arn, IsTakenApartIntoItsSixParts) {
  const auto arn = parse_arn("arn:aws-cn:sts:cn-north-1:123456789012:assumed-role/admin/lee");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->partition, "aws-cn");
  EXPECT_EQ(arn->service, "sts");
  EXPECT_EQ(arn->region, "cn-north-1");
  EXPECT_EQ(arn->account, "123456789012");
  EXPECT_EQ(arn->resource, "assumed-role/admin/lee");
}

TEST(Arn, MayHaveEmptyParts) {
  const auto arn = parse_arn("arn:aws:iam:::role/ceph");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->region, "");
  EXPECT_EQ(arn->account, "");
  EXPECT_EQ(arn->resource, "role/ceph");
}

TEST(Arn, KeepsFurtherColonsInItsResource) {
  const auto arn = parse_arn("arn:aws:logs:us-east-1:123456789012:log-group:name:*");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->resource, "log-group:name:*");
}

TEST(Arn, NeedsSixPartsAndItsPrefix) {
  EXPECT_FALSE(parse_arn(""));
  EXPECT_FALSE(parse_arn("arn"));
  EXPECT_FALSE(parse_arn("arn:aws:iam::123456789012"));
  EXPECT_FALSE(parse_arn("ARN:aws:iam::123456789012:role/a"));
  EXPECT_FALSE(parse_arn("xarn:aws:iam::123456789012:role/a"));
  EXPECT_FALSE(parse_arn("GAHT12345678"));
}

TEST(UserNameIn, IsTheLastPartOfAnIamUsersArn) {
  EXPECT_EQ(user_name_in("arn:aws:iam::123456789012:user/lee"), "lee");
  EXPECT_EQ(user_name_in("arn:aws-cn:iam::123456789012:user/division/team/lee"), "lee");
  for (const std::string_view text :
       {"", "lee", "arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:mfa/lee",
        "arn:aws:sts::123456789012:assumed-role/admin/lee"}) {
    EXPECT_EQ(user_name_in(text), "") << text;
  }
}

}  // namespace
}  // namespace stsmfa::sts
