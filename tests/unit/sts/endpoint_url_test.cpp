#include "sts/endpoint_url.h"

#include <gtest/gtest.h>

#include <array>

namespace stsmfa::sts {
namespace {

constexpr std::array<const char*, 1> no_variables = {nullptr};

/// `URL from ORIGIN`, or `none`.
std::string configured(std::optional<std::string_view> option, const char* const* environment,
                       const ConfiguredEndpointUrls& files) {
  const auto url = configured_endpoint_url("sts", option, Environment(environment), files);
  return url ? url->url + " from " + url->origin : "none";
}

TEST(ConfiguredEndpointUrl, NamesWhereItCameFrom) {
  const std::array both = {"AWS_ENDPOINT_URL=https://all", "AWS_ENDPOINT_URL_STS=https://sts",
                           static_cast<const char*>(nullptr)};
  const std::array all = {"AWS_ENDPOINT_URL=https://all", "AWS_ENDPOINT_URL_IAM=https://iam",
                          static_cast<const char*>(nullptr)};
  const ConfiguredEndpointUrls files{.service_url = "https://service", .profile_url = "https://p"};
  EXPECT_EQ(configured("https://o", both.data(), files), "https://o from --endpoint-url");
  EXPECT_EQ(configured({}, both.data(), files), "https://sts from AWS_ENDPOINT_URL_STS");
  EXPECT_EQ(configured({}, all.data(), files), "https://all from AWS_ENDPOINT_URL");
  EXPECT_EQ(configured({}, no_variables.data(), files), "https://service from services");
  EXPECT_EQ(configured({}, no_variables.data(), {.profile_url = "https://p"}),
            "https://p from endpoint_url");
  EXPECT_EQ(configured({}, no_variables.data(), {}), "none");
}

TEST(ConfiguredEndpointUrl, MayBeIgnoredButForTheOption) {
  const std::array ignore = {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=True",
                             "AWS_ENDPOINT_URL=https://a", static_cast<const char*>(nullptr)};
  const std::array no = {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=false", "AWS_ENDPOINT_URL=https://a",
                         static_cast<const char*>(nullptr)};
  EXPECT_EQ(configured({}, ignore.data(), {.profile_url = "https://p"}), "none");
  EXPECT_EQ(configured("https://o", ignore.data(), {}), "https://o from --endpoint-url");
  EXPECT_EQ(configured({}, no.data(), {}), "https://a from AWS_ENDPOINT_URL");
  EXPECT_EQ(configured({}, no.data(), {.ignore = true}), "none");
}

TEST(ConfiguredEndpointUrl, IsNotMadeOfAnEmptyValue) {
  const std::array empty = {
      "AWS_ENDPOINT_URL_STS=", "AWS_ENDPOINT_URL=", static_cast<const char*>(nullptr)};
  EXPECT_EQ(configured("", empty.data(), {.service_url = "", .profile_url = "https://p"}),
            "https://p from endpoint_url");
  EXPECT_EQ(configured("", empty.data(), {.service_url = "", .profile_url = ""}), "none");
}

}  // namespace
}  // namespace stsmfa::sts
