#include "credentials/location.h"
#include "tests/conformance/json_environment.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using conformance::JsonEnvironment;
using nlohmann::json;

TEST(FileLocationSuite, EveryCaseButThoseOfWindowsFindsTheFilesWhereTheSdksDo) {
  SKIP_WITHOUT_VECTORS();
  const json suite = conformance::read_json_vector("file-location-tests.json");
  int cases = 0;
  for (const json& test : suite["tests"]) {
    if (test["platform"] == "windows") continue;
    SCOPED_TRACE(test["name"].get<std::string>());
    ++cases;
    const JsonEnvironment environment(test["environment"]);
    const auto no_home = [](const std::string&) { return std::string(); };
    EXPECT_EQ(locate_config(environment.get(), std::nullopt, no_home).path, test["configLocation"]);
    EXPECT_EQ(locate_credentials(environment.get(), std::nullopt, no_home).path,
              test["credentialsLocation"]);
  }
  EXPECT_EQ(cases, 4);
}

}  // namespace
}  // namespace stsmfa::credentials
