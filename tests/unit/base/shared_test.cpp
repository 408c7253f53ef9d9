#include "base/shared.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa {
namespace {

TEST(Shared, IsAnEmptyValueUntilAnotherIsGiven) {
  Shared<std::string> value;
  EXPECT_EQ(*value, "");
  value = std::string("dev");
  EXPECT_EQ(*value, "dev");
  EXPECT_EQ(value->size(), 3U);
  EXPECT_EQ(*Shared<std::string>(), "");
}

TEST(Shared, IsOneValueInAllCopies) {
  Shared<std::string> first(std::string("dev"));
  const Shared<std::string> second = first;
  EXPECT_EQ(&*second, &*first);
  first = std::string("prod");
  EXPECT_EQ(*second, "dev");
}

}  // namespace
}  // namespace stsmfa
