#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/edit.h"
#include "credentials/verify.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stsmfa::credentials {
namespace {

using conformance::Vectors;
using nlohmann::json;

constexpr const char* suites = "writer-cases.json";

bool has_nested_keys(const json& test) {
  return std::ranges::any_of(test["updates"], [](const json& value) { return value.is_object(); });
}

/// Quotes in a header mean something in the config file alone, which we do not write.
bool is_of_config(const json& test) {
  return test["original"].is_string() &&
         test["original"].get<std::string>().find("[profile \"") != std::string::npos;
}

Edit edit_of(const json& updates) {
  Edit edit{.section = updates.value("__section__", "default"), .assignments = {}};
  for (const auto& [key, value] : updates.items()) {
    if (key != "__section__") edit.assignments.push_back({key, Secret(value.get<std::string>())});
  }
  return edit;
}

std::string rewrite(const json& test) {
  const std::string original = test["original"].is_null() ? "" : test["original"];
  const Document document(original, "credentials");
  const std::vector<Edit> edits = {edit_of(test["updates"])};
  const Pieces edited = apply_edits(document, edits);
  credentials::verify(document, edited, edits);
  return std::string(edited.joined().reveal());
}

void check_case(const json& test) {
  if (test.contains("error")) {
    EXPECT_THROW(rewrite(test), Error);
  } else {
    EXPECT_EQ(rewrite(test), test["expected"].get<std::string>());
  }
}

TEST(WriterCases, EveryCaseWithoutNestedKeysIsWrittenAsTheAwsCliWritesIt) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    const json suite = vectors.json();
    std::size_t cases = 0;
    for (const json& test : suite["cases"]) {
      if (has_nested_keys(test) || is_of_config(test)) continue;
      SCOPED_TRACE(test["name"].get<std::string>());
      check_case(test);
      ++cases;
    }
    vectors.expect_cases(cases, 20);
  }
}

}  // namespace
}  // namespace stsmfa::credentials
