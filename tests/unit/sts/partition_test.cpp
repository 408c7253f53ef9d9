#include "sts/partition.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa::sts {
namespace {

TEST(Partition, IsFoundByItsNameInAnArn) {
  ASSERT_NE(find_partition("aws-us-gov"), nullptr);
  EXPECT_EQ(find_partition("aws-us-gov")->default_region, "us-gov-west-1");
  EXPECT_EQ(find_partition("aws-uk"), nullptr);
  EXPECT_EQ(find_partition("AWS"), nullptr);
  EXPECT_EQ(find_partition(""), nullptr);
}

TEST(PartitionName, IsAwsAndThenLettersAndDashes) {
  for (const char* name : {"aws", "aws-cn", "aws-iso-b", "aws-new"}) {
    EXPECT_TRUE(is_partition_name(name)) << name;
  }
  for (const char* name : {"", "aw", "AWS", "aws1", "aws_cn", "minio", " aws"}) {
    EXPECT_FALSE(is_partition_name(name)) << name;
  }
}

TEST(Partition, IsFoundByARegion) {
  EXPECT_EQ(partition_of_region("eu-west-1").name, "aws");
  EXPECT_EQ(partition_of_region("cn-north-1").name, "aws-cn");
  EXPECT_EQ(partition_of_region("us-gov-east-1").name, "aws-us-gov");
  EXPECT_EQ(partition_of_region("eusc-de-east-1").name, "aws-eusc");
  EXPECT_EQ(partition_of_region("us-iso-west-1").name, "aws-iso");
  EXPECT_EQ(partition_of_region("us-isob-east-1").name, "aws-iso-b");
  EXPECT_EQ(partition_of_region("eu-isoe-west-1").name, "aws-iso-e");
  EXPECT_EQ(partition_of_region("us-isof-south-1").name, "aws-iso-f");
}

TEST(Partition, IsFoundByAPseudoRegion) {
  EXPECT_EQ(partition_of_region("aws-global").name, "aws");
  EXPECT_EQ(partition_of_region("aws-cn-global").name, "aws-cn");
  EXPECT_EQ(partition_of_region("aws-iso-b-global").name, "aws-iso-b");
}

TEST(Partition, IsAwsForAnUnknownRegion) {
  for (const char* region : {"", "-", "local", "xx-nowhere-1", "cn", "cn-north", "cn-north-x",
                             "cn-north-1-x", "my-global", "-global", "us-gov-west-"}) {
    EXPECT_EQ(partition_of_region(region).name, "aws") << region;
  }
}

TEST(Partition, HasADefaultRegionOfItsOwn) {
  for (const char* name : {"aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b",
                           "aws-iso-e", "aws-iso-f"}) {
    ASSERT_NE(find_partition(name), nullptr);
    EXPECT_EQ(partition_of_region(find_partition(name)->default_region).name, name);
  }
}

TEST(Region, IsADnsLabelInLowerCase) {
  for (const std::string& region :
       {std::string("us-east-1"), std::string("local"), std::string("1"), std::string(63, 'a')}) {
    EXPECT_TRUE(is_valid_region(region)) << region;
  }
}

TEST(Region, CannotLeadASignedRequestElsewhere) {
  for (const std::string& region :
       {std::string(), std::string(64, 'a'), std::string("x@evil.com/"), std::string("evil.com/"),
        std::string("a.b"), std::string("US-EAST-1"), std::string("-us-east-1"),
        std::string("us-east-1-"), std::string("us_east_1"), std::string("us-east-1 "),
        std::string("us-east-1\n"), std::string("us-east-1#"), std::string("\xc3\xa9"),
        std::string("a\0b", 3), std::string("a:80")}) {
    EXPECT_FALSE(is_valid_region(region)) << region;
  }
}

}  // namespace
}  // namespace stsmfa::sts
