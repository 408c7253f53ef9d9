#include "sts/partition.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

#include <regex>

namespace stsmfa::sts {
namespace {

using conformance::Vectors;
using nlohmann::json;

constexpr const char* file = "partitions.json";

void check_partition(const json& expected) {
  const Partition* actual = find_partition(expected["id"].get<std::string>());
  ASSERT_NE(actual, nullptr);
  const json& outputs = expected["outputs"];
  EXPECT_EQ(actual->name, outputs["name"].get<std::string>());
  EXPECT_EQ(actual->dns_suffix, outputs["dnsSuffix"].get<std::string>());
  EXPECT_EQ(actual->dual_stack_dns_suffix, outputs["dualStackDnsSuffix"].get<std::string>());
  EXPECT_EQ(actual->default_region, outputs["implicitGlobalRegion"].get<std::string>());
}

TEST(Partitions, AreThoseOfPartitionsJson) {
  SKIP_WITHOUT_VECTORS(file);
  for (const Vectors& vectors : conformance::find_vectors(file)) {
    const json partitions = vectors.json()["partitions"];
    for (const json& expected : partitions) {
      SCOPED_TRACE(expected["id"].get<std::string>());
      check_partition(expected);
    }
    vectors.expect_cases(partitions.size(), 8);
  }
}

TEST(Partitions, HoldEveryRegionThatPartitionsJsonLists) {
  SKIP_WITHOUT_VECTORS(file);
  for (const Vectors& vectors : conformance::find_vectors(file)) {
    std::size_t regions = 0;
    const json all = vectors.json();
    for (const json& partition : all["partitions"]) {
      for (const auto& [region, description] : partition["regions"].items()) {
        EXPECT_EQ(partition_of_region(region).name, partition["id"].get<std::string>()) << region;
        EXPECT_TRUE(is_valid_region(region)) << region;
        ++regions;
      }
    }
    vectors.expect_cases(regions, 53);
  }
}

/// What the patterns themselves say of a region; `aws` when none matches.
std::string partition_by_pattern(const json& partitions, const std::string& region) {
  for (const json& partition : partitions) {
    const std::regex pattern(partition["regionRegex"].get<std::string>());
    if (std::regex_match(region, pattern)) return partition["id"];
  }
  return "aws";
}

TEST(Partitions, TakeRegionsThatDoNotExistYetAsThePatternsDo) {
  SKIP_WITHOUT_VECTORS(file);
  const json partitions = conformance::find_vectors(file).front().json()["partitions"];
  for (const std::string region : {"us-east-9",
                                   "us-gov-central-12",
                                   "cn-south-1",
                                   "eusc-de-west-2",
                                   "eusc-fr-west-1",
                                   "us-iso-south-1",
                                   "us-isob-north-3",
                                   "eu-isoe-north-1",
                                   "us-isof-east-7",
                                   "us-isox-east-1",
                                   "xx-nowhere-1",
                                   "us-gov-west",
                                   "us-gov-west-",
                                   "cn-north-1a",
                                   "cn--1",
                                   "cn-north_x-1",
                                   "xcn-north-1",
                                   "us-gov-west-1-x",
                                   "cn",
                                   "cn-1",
                                   "fake-region-10",
                                   "us-gov--1",
                                   "-cn-north-1",
                                   "mx-central-1",
                                   "local"}) {
    EXPECT_EQ(partition_of_region(region).name, partition_by_pattern(partitions, region)) << region;
  }
}

}  // namespace
}  // namespace stsmfa::sts
