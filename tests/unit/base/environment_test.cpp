#include "base/environment.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace stsmfa {
namespace {

constexpr std::array<const char*, 9> entries = {
    "AWS_PROFILE=work",     "AWS_PROFILE_X=other", "EMPTY=", "EQUALS=a=b", "YES=TRUE", "NO=1",
    "AWS_PROFILE=repeated", "=odd=value",          nullptr};
const Environment environment(entries.data());

TEST(Environment, HasTheValueOfAVariable) {
  EXPECT_EQ(environment.get("AWS_PROFILE"), "work");
  EXPECT_EQ(environment.get("EQUALS"), "a=b");
}

TEST(Environment, KnowsNoVariableByAPartOfItsName) {
  EXPECT_EQ(environment.get("AWS"), std::nullopt);
  EXPECT_EQ(environment.get("AWS_PROFILE_"), std::nullopt);
  EXPECT_EQ(environment.get("aws_profile"), std::nullopt);
  EXPECT_EQ(environment.get("PROFILE"), std::nullopt);
}

TEST(Environment, TakesAnEmptyVariableForUnset) {
  EXPECT_EQ(environment.get("EMPTY"), std::nullopt);
}

TEST(Environment, MayBeEmpty) {
  const std::array<const char*, 1> nothing = {nullptr};
  EXPECT_EQ(Environment(nothing.data()).get("HOME"), std::nullopt);
}

TEST(Environment, GivesTheFirstOfSeveralThatIsSet) {
  EXPECT_EQ(environment.first_of({"EMPTY", "UNSET", "EQUALS", "AWS_PROFILE"}), "a=b");
  EXPECT_EQ(environment.first_of({"EMPTY", "UNSET"}), std::nullopt);
  EXPECT_EQ(environment.first_of({}), std::nullopt);
}

TEST(Environment, WithoutAVariableIsAllTheOthers) {
  const std::array<const char*, 5> some = {"AB=1", "A=2", "A=3", "AND=A=4", nullptr};
  const std::vector<const char*> others = Environment(some.data()).without("A");
  EXPECT_EQ(Environment(others.data()).entries(), (std::vector<std::string>{"AB=1", "AND=A=4"}));
}

TEST(Environment, IsTrueForTheWordAloneInAnyCase) {
  EXPECT_TRUE(environment.is_true("YES"));
  EXPECT_FALSE(environment.is_true("NO"));
  EXPECT_FALSE(environment.is_true("EMPTY"));
  EXPECT_FALSE(environment.is_true("UNSET"));
}

}  // namespace
}  // namespace stsmfa
