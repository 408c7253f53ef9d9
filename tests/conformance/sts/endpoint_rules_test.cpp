#include "base/error.h"
#include "sts/endpoint.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

using conformance::Vectors;
using nlohmann::json;

EndpointParameters parameters_of(const json& params) {
  return {.region = params.value("Region", ""),
          .use_fips = params.value("UseFIPS", false),
          .use_dual_stack = params.value("UseDualStack", false),
          .use_global_endpoint = params.value("UseGlobalEndpoint", false),
          .custom_endpoint = params.value("Endpoint", "")};
}

/// The signing region that a case demands: its own, or that of the request.
std::string expected_region(const json& expected, const json& params) {
  const auto scheme = json::json_pointer("/properties/authSchemes/0/signingRegion");
  return expected.contains(scheme) ? expected[scheme].get<std::string>()
                                   : params.value("Region", "us-east-1");
}

void check_case(Service service, const json& test) {
  const json params = test.value("params", json::object());
  const json& expected = test["expect"];
  try {
    const Endpoint endpoint = endpoint_by_rules(service, parameters_of(params));
    ASSERT_TRUE(expected.contains("endpoint")) << "went to " << endpoint.url;
    EXPECT_EQ(endpoint.url, expected["endpoint"]["url"].get<std::string>());
    EXPECT_EQ(endpoint.signing_region, expected_region(expected["endpoint"], params));
  } catch (const Error& error) {
    ASSERT_TRUE(expected.contains("error")) << error.cause;
    EXPECT_EQ(error.cause, expected["error"].get<std::string>());
    EXPECT_EQ(error.object.substr(0, 8), "endpoint");
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  }
}

void check_all(Service service, const std::string& suites, std::size_t known) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    const json cases = vectors.json()["testCases"];
    for (const json& test : cases) {
      SCOPED_TRACE(test.dump());
      check_case(service, test);
    }
    vectors.expect_cases(cases.size(), known);
  }
}

TEST(EndpointRules, OfStsAreKeptInEveryCase) {
  check_all(Service::sts, "endpoint-tests-sts.json", 69);
}

TEST(EndpointRules, OfIamAreKeptInEveryCase) {
  check_all(Service::iam, "endpoint-tests-iam.json", 26);
}

}  // namespace
}  // namespace stsmfa::sts
