#include "credentials/location.h"

#include "base/error.h"
#include "tests/unit/error_of.h"

#include <gtest/gtest.h>

#include <array>

namespace stsmfa::credentials {
namespace {

std::string no_home(const std::string&) { return {}; }

TEST(Location, TheOptionWinsOverTheVariableAndThatOverTheDefault) {
  const std::array variables = {"AWS_SHARED_CREDENTIALS_FILE=/v", "HOME=/h",
                                static_cast<const char*>(nullptr)};
  const Environment environment(variables.data());
  const Location by_option = locate_credentials(environment, "/o", no_home);
  EXPECT_EQ(by_option.path, "/o");
  EXPECT_EQ(by_option.origin, "--credentials-file");
  const Location by_variable = locate_credentials(environment, "", no_home);
  EXPECT_EQ(by_variable.path, "/v");
  EXPECT_EQ(by_variable.origin, "AWS_SHARED_CREDENTIALS_FILE");
  const Location by_default = locate_config(environment, std::nullopt, no_home);
  EXPECT_EQ(by_default.path, "/h/.aws/config");
  EXPECT_EQ(by_default.origin, "");
}

TEST(Location, TheTildeIsTheHomeFolderAsFirstPartOnly) {
  const std::array variables = {"HOME=/h", "AWS_CONFIG_FILE=~/c",
                                static_cast<const char*>(nullptr)};
  const Environment environment(variables.data());
  EXPECT_EQ(locate_config(environment, std::nullopt, no_home).path, "/h/c");
  EXPECT_EQ(locate_config(environment, "~", no_home).path, "/h");
  EXPECT_EQ(locate_config(environment, "~lee/c", no_home).path, "~lee/c");
  EXPECT_EQ(locate_config(environment, "~lee/c", no_home).left, "~lee");
  EXPECT_EQ(locate_config(environment, "/a/~/c", no_home).path, "/a/~/c");
}

TEST(Location, ThePasswordDatabaseIsAskedOnlyWithoutHome) {
  const std::array<const char*, 1> variables = {nullptr};
  const Environment environment(variables.data());
  const auto home = [](const std::string& user) {
    return "/users/" + (user.empty() ? "lee" : user);
  };
  EXPECT_EQ(locate_credentials(environment, std::nullopt, home).path,
            "/users/lee/.aws/credentials");
  const auto never = [](const std::string&) -> std::string {
    ADD_FAILURE();
    return {};
  };
  EXPECT_EQ(locate_credentials(environment, "/o", never).path, "/o");
}

TEST(Location, WithoutAnyHomeThereIsAnError) {
  const std::array variables = {"HOME=", static_cast<const char*>(nullptr)};
  const auto locate = [&] {
    locate_credentials(Environment(variables.data()), std::nullopt, no_home);
  };
  EXPECT_EQ(test::error_line_of(locate),
            "6 find: ~/.aws/credentials: HOME is not set and the user has no home folder");
}

}  // namespace
}  // namespace stsmfa::credentials
