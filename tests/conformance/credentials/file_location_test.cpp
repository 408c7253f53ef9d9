#include "credentials/location.h"
#include "tests/conformance/json_environment.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using conformance::JsonEnvironment;
using conformance::Vectors;
using nlohmann::json;

constexpr const char* suites = "file-location-tests.json";

void check_case(const json& test) {
  const JsonEnvironment environment(test["environment"]);
  const auto no_home = [](const std::string&) { return std::string(); };
  EXPECT_EQ(locate_config(environment.get(), std::nullopt, no_home).path,
            test["configLocation"].get<std::string>());
  EXPECT_EQ(locate_credentials(environment.get(), std::nullopt, no_home).path,
            test["credentialsLocation"].get<std::string>());
}

TEST(FileLocationSuite, EveryCaseButThoseOfWindowsFindsTheFilesWhereTheSdksDo) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    const json suite = vectors.json();
    std::size_t cases = 0;
    for (const json& test : suite["tests"]) {
      if (test["platform"] == "windows") continue;
      SCOPED_TRACE(test["name"].get<std::string>());
      check_case(test);
      ++cases;
    }
    vectors.expect_cases(cases, 4);
  }
}

}  // namespace
}  // namespace stsmfa::credentials
