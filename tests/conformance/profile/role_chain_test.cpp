#include "cli/report.h"
#include "profile/plan_profile.h"
#include "tests/conformance/vectors.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

using conformance::Vectors;
using nlohmann::json;
using testing::HasSubstr;

constexpr const char* suites = "assume-role-tests.json";

/// The profiles of a case as a config file.
std::string config_of(const json& input) {
  std::string text;
  for (const auto& [name, properties] : input["profiles"].items()) {
    text += "[profile " + name + "]\n";
    for (const auto& [key, value] : properties.items()) {
      text += key + " = " + value.get<std::string>() + "\n";
    }
  }
  return text;
}

std::string value_of(const std::optional<Setting>& setting) {
  return setting ? setting->value : "";
}

void expect_chain(const RoleChain& chain, const ProfileFiles& files, const json& expected) {
  const Layers base = files.layers_of(chain.base);
  EXPECT_EQ(value_of(find_setting(base, {"aws_access_key_id"})),
            expected[0]["AccessKey"]["access_key_id"].get<std::string>());
  EXPECT_EQ(value_of(find_setting(base, {"aws_secret_access_key"})),
            expected[0]["AccessKey"]["secret_access_key"].get<std::string>());
  ASSERT_EQ(chain.roles.size(), expected.size() - 1);
  for (std::size_t i = 0; i < chain.roles.size(); ++i) {
    const json& role = expected[i + 1]["AssumeRole"];
    EXPECT_EQ(chain.roles[i].arn.value, role["role_arn"].get<std::string>());
    EXPECT_EQ(value_of(chain.roles[i].session_name), role.value("role_session_name", ""));
    EXPECT_EQ(value_of(chain.roles[i].external_id), role.value("external_id", ""));
  }
}

/// What only other tools can serve is an error that names them.
bool is_ours(const json& output) {
  return output.contains("ProfileChain") && output["ProfileChain"][0].contains("AccessKey");
}

void check_case(const json& test) {
  const Scene scene{.credentials = "",
                    .config = config_of(test["input"]),
                    .options = {.profile = test["input"]["selected_profile"]}};
  const Staged staged(scene);
  const json& output = test["output"];
  if (is_ours(output) && output["ProfileChain"].size() == 1) {
    EXPECT_EQ(staged.names().kind, ProfileKind::long_term_keys);
    return;
  }
  const bool has_role = test["input"]["profiles"].contains("A") &&
                        test["input"]["profiles"]["A"].contains("role_arn");
  std::optional<RoleChain> chain;
  const Error error = error_of([&] {
    if (!has_role) staged.plan();  // ends in aws-mfa's words for a missing section
    chain = find_role_chain(staged.files, "A", "-long-term");
  });
  if (is_ours(output)) {
    ASSERT_TRUE(chain) << one_line(error);
    expect_chain(*chain, staged.files, output["ProfileChain"]);
    return;
  }
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_FALSE(chain);
  if (has_role && output.contains("Error")) {
    EXPECT_THAT(one_line(error), HasSubstr(output["Error"].get<std::string>()));
  }
  if (has_role && !output.contains("Error")) {
    EXPECT_FALSE(error.hint.empty());
  }
}

TEST(AssumeRoleSuite, EveryChainIsTheOneOfTheSdks) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    const json suite = vectors.json();
    for (const json& test : suite) {
      SCOPED_TRACE(test["docs"].get<std::string>());
      check_case(test);
    }
    vectors.expect_cases(suite.size(), 28);
  }
}

}  // namespace
}  // namespace stsmfa::profile
