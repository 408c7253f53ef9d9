#include "base/nearest.h"

#include <gtest/gtest.h>

#include <vector>

namespace stsmfa {
namespace {

std::string near(std::string_view word, const std::vector<std::string>& names) {
  return nearest(word, names).value_or("none");
}

TEST(Nearest, IsFirstOneThatTheWordBegins) {
  EXPECT_EQ(near("dev", {"login", "development", "devops"}), "devops");
  EXPECT_EQ(near("stat", {"start", "status"}), "status");
}

TEST(Nearest, OrThatBeginsTheWordAndIsHalfOfIt) {
  EXPECT_EQ(near("devel", {"login", "dev"}), "dev");
  EXPECT_EQ(near("development", {"d", "dev"}), "none");
}

TEST(Nearest, ThenOneAThirdOfTheWordAway) {
  EXPECT_EQ(near("statsu", {"setup", "status"}), "status");
  EXPECT_EQ(near("exce", {"setup", "exec"}), "exec");
  EXPECT_EQ(near("setpu", {"setup", "exec"}), "setup");
  EXPECT_EQ(near("ba", {"ab"}), "none");
  EXPECT_EQ(near("lojin", {"login", "join"}), "login");
  EXPECT_EQ(near("abc", {"xyz"}), "none");
  EXPECT_EQ(near("ab", {"ac"}), "none");
}

TEST(Nearest, DoesNotMindTheCase) {
  EXPECT_EQ(near("DEV", {"login", "dev"}), "dev");
  EXPECT_EQ(near("Statsu", {"setup", "STATUS"}), "STATUS");
}

TEST(Nearest, IsNoneOfNothing) {
  EXPECT_EQ(near("", {"a"}), "none");
  EXPECT_EQ(near("a", {}), "none");
}

}  // namespace
}  // namespace stsmfa
