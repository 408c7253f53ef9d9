#include "credentials/config_file.h"
#include "tests/conformance/vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using conformance::Vectors;
using nlohmann::json;

constexpr const char* suites = "profile-parser-tests.json";

/// What the suite calls the profiles of the two files of a case.
json parse(const json& input) {
  const auto parse_file = [&](const char* name, FileKind kind) {
    return parse_profiles(input.value(name, ""), kind);
  };
  const Profiles merged = merge(parse_file("configFile", FileKind::config),
                                parse_file("credentialsFile", FileKind::credentials));
  return merged.profiles;
}

void expect_outcome(const json& input, const json& expected) {
  try {
    const json result = parse(input);
    ASSERT_TRUE(expected.contains("config")) << "no error, but " << result.dump(1);
    EXPECT_EQ(result, expected["config"]["profiles"]);
  } catch (const GrammarError& error) {
    EXPECT_THAT(error.what, testing::HasSubstr(expected.value("errorContaining", "no error")));
  }
}

TEST(ProfileParserSuite, EveryCaseOfTheSdksIsReadAsTheyReadIt) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    const json suite = vectors.json();
    for (const json& test : suite["tests"]) {
      SCOPED_TRACE(test["name"].get<std::string>());
      expect_outcome(test["input"], test["output"]);
    }
    vectors.expect_cases(suite["tests"].size(), 65);
  }
}

}  // namespace
}  // namespace stsmfa::credentials
