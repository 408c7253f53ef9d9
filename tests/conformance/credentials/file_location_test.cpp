#include "credentials/location.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using nlohmann::json;

/// An environ-shaped array.
class EnvironmentOf {
 public:
  explicit EnvironmentOf(const json& variables) {
    for (const auto& [name, value] : variables.items()) {
      entries_.push_back(name + "=" + value.get<std::string>());
    }
    for (const std::string& entry : entries_) {
      pointers_.push_back(entry.c_str());
    }
    pointers_.push_back(nullptr);
  }
  Environment get() const { return Environment(pointers_.data()); }

 private:
  std::vector<std::string> entries_;
  std::vector<const char*> pointers_;
};

TEST(FileLocationSuite, EveryCaseButThoseOfWindowsFindsTheFilesWhereTheSdksDo) {
  SKIP_WITHOUT_VECTORS();
  const json suite = conformance::read_json_vector("file-location-tests.json");
  int cases = 0;
  for (const json& test : suite["tests"]) {
    if (test["platform"] == "windows") continue;
    SCOPED_TRACE(test["name"].get<std::string>());
    ++cases;
    const EnvironmentOf environment(test["environment"]);
    const auto no_home = [] { return std::string(); };
    EXPECT_EQ(locate_config(environment.get(), std::nullopt, no_home).path, test["configLocation"]);
    EXPECT_EQ(locate_credentials(environment.get(), std::nullopt, no_home).path,
              test["credentialsLocation"]);
  }
  EXPECT_EQ(cases, 4);
}

}  // namespace
}  // namespace stsmfa::credentials
