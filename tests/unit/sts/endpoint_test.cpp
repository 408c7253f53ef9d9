#include "sts/endpoint.h"

#include "base/error.h"
#include "sts/partition.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

/// `URL signed for REGION`, or `object: cause` of the refusal.
std::string resolved(Service service, const EndpointParameters& parameters) {
  try {
    const Endpoint endpoint = resolve_endpoint(service, parameters);
    return endpoint.url + " signed for " + endpoint.signing_region;
  } catch (const Error& error) {
    return one_line(error);
  }
}

TEST(Endpoint, IsTheGlobalOneWithoutARegion) {
  EXPECT_EQ(resolved(Service::sts, {}), "https://sts.amazonaws.com signed for us-east-1");
  EXPECT_EQ(resolved(Service::iam, {}), "https://iam.amazonaws.com signed for us-east-1");
}

TEST(Endpoint, WithoutARegionIsThatOfUsEast1WhereTheGlobalOneHasNoSuchVariant) {
  EXPECT_EQ(resolved(Service::sts, {.use_fips = true}),
            "https://sts-fips.us-east-1.amazonaws.com signed for us-east-1");
  EXPECT_EQ(resolved(Service::sts, {.use_dual_stack = true}),
            "https://sts.us-east-1.api.aws signed for us-east-1");
}

TEST(Endpoint, OfAPseudoRegionIsInTheRegionItStandsFor) {
  EXPECT_EQ(resolved(Service::sts, {.region = "aws-cn-global"}),
            "https://sts.cn-northwest-1.amazonaws.com.cn signed for cn-northwest-1");
  EXPECT_EQ(resolved(Service::iam, {.region = "aws-us-gov-global"}),
            "https://iam.us-gov.amazonaws.com signed for us-gov-west-1");
}

TEST(Endpoint, OfStsIsSignedForItsRegion) {
  EXPECT_EQ(resolved(Service::sts, {.region = "eu-west-1"}),
            "https://sts.eu-west-1.amazonaws.com signed for eu-west-1");
  EXPECT_EQ(resolved(Service::sts, {.region = "eusc-de-east-1", .use_fips = true}),
            "https://sts-fips.eusc-de-east-1.amazonaws.eu signed for eusc-de-east-1");
  EXPECT_EQ(resolved(Service::sts, {.region = "eusc-de-east-1", .use_dual_stack = true}),
            "https://sts.eusc-de-east-1.api.amazonwebservices.eu signed for eusc-de-east-1");
}

TEST(Endpoint, InLegacyModeIsGlobalOnlyForTheOldRegions) {
  EXPECT_EQ(resolved(Service::sts, {.region = "eu-west-1", .use_global_endpoint = true}),
            "https://sts.amazonaws.com signed for us-east-1");
  EXPECT_EQ(resolved(Service::sts, {.region = "eu-south-1", .use_global_endpoint = true}),
            "https://sts.eu-south-1.amazonaws.com signed for eu-south-1");
  EXPECT_EQ(resolved(Service::sts,
                     {.region = "us-west-2", .use_fips = true, .use_global_endpoint = true}),
            "https://sts-fips.us-west-2.amazonaws.com signed for us-west-2");
}

TEST(Endpoint, OfIamIsThatOfThePartition) {
  EXPECT_EQ(resolved(Service::iam, {.region = "ap-south-1"}),
            "https://iam.amazonaws.com signed for us-east-1");
  EXPECT_EQ(resolved(Service::iam, {.region = "cn-northwest-1"}),
            "https://iam.cn-north-1.amazonaws.com.cn signed for cn-north-1");
}

TEST(Endpoint, OfIamIsKnownInEveryVariantOfEveryPartition) {
  for (const char* name : {"aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b",
                           "aws-iso-e", "aws-iso-f"}) {
    const Partition& partition = *find_partition(name);
    for (const bool fips : {false, true}) {
      for (const bool dual_stack : {false, true}) {
        const Endpoint endpoint =
            resolve_endpoint(Service::iam, {.region = std::string(partition.default_region),
                                            .use_fips = fips,
                                            .use_dual_stack = dual_stack});
        const auto suffix = dual_stack ? partition.dual_stack_dns_suffix : partition.dns_suffix;
        EXPECT_TRUE(endpoint.url.starts_with("https://iam")) << endpoint.url;
        EXPECT_TRUE(endpoint.url.ends_with("." + std::string(suffix))) << endpoint.url;
        EXPECT_EQ(partition_of_region(endpoint.signing_region).name, name);
      }
    }
  }
}

TEST(Endpoint, OfOnesOwnIsTakenAsGivenAndSignedForTheRegion) {
  EXPECT_EQ(
      resolved(Service::sts, {.region = "eu-west-1", .custom_endpoint = "https://h:8443/sts"}),
      "https://h:8443/sts signed for eu-west-1");
  EXPECT_EQ(resolved(Service::sts, {.custom_endpoint = "http://localhost:4566"}),
            "http://localhost:4566 signed for us-east-1");
  EXPECT_EQ(resolved(Service::sts, {.region = "aws-global", .custom_endpoint = "https://h"}),
            "https://h signed for us-east-1");
}

TEST(Endpoint, OfOnesOwnIsRefusedWhenASecretWouldTravelInTheOpen) {
  EXPECT_EQ(resolved(Service::sts, {.custom_endpoint = "http://127.0.0.1.evil.com"}),
            "endpoint: http://127.0.0.1.evil.com: must be https: plain http is for this machine "
            "alone, since the request carries an MFA code and the reply carries keys");
  EXPECT_EQ(resolved(Service::sts, {.custom_endpoint = "sts.amazonaws.com"}),
            "endpoint: sts.amazonaws.com: it does not begin with https://");
}

TEST(Endpoint, IsRefusedForWhatIsNotARegion) {
  EXPECT_EQ(resolved(Service::sts, {.region = "x@evil.com/"}),
            "endpoint: x@evil.com/: is not the name of a region");
  EXPECT_EQ(resolved(Service::iam, {.region = "US-EAST-1"}),
            "endpoint: US-EAST-1: is not the name of a region");
  EXPECT_EQ(resolved(Service::sts, {.region = "a b", .custom_endpoint = "https://h"}),
            "endpoint: a b: is not the name of a region");
}

TEST(EndpointUrl, MayBePlainHttpOnLoopbackOnly) {
  for (const char* url :
       {"https://h", "http://localhost", "http://127.0.0.1:4566", "http://[::1]/p"}) {
    EXPECT_EQ(refusal_of_endpoint_url(url), "") << url;
  }
  for (const char* url :
       {"http://h", "http://localhost.evil.com", "http://10.0.0.1", "http://[::2]",
        "http://169.254.169.254", "", "https://u@h", "https://h#f", "https://u:443/p@h"}) {
    EXPECT_NE(refusal_of_endpoint_url(url), "") << url;
  }
}

TEST(SigningName, IsThatOfTheService) {
  EXPECT_EQ(signing_name(Service::sts), "sts");
  EXPECT_EQ(signing_name(Service::iam), "iam");
}

}  // namespace
}  // namespace stsmfa::sts
