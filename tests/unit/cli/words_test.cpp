#include "cli/words.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TEST(Join, NamesAll) {
  EXPECT_EQ(join({}), "");
  EXPECT_EQ(join({"a"}), "a");
  EXPECT_EQ(join({"a", "", "c"}), "a, , c");
  EXPECT_EQ(join(std::vector<std::string>(100, "a")).size(), 298U);
}

TEST(Enumerate, HasAnAndBeforeTheLast) {
  EXPECT_EQ(enumerate({}), "");
  EXPECT_EQ(enumerate({"a"}), "a");
  EXPECT_EQ(enumerate({"a", "b"}), "a and b");
  EXPECT_EQ(enumerate({"a", "b", "c"}), "a, b and c");
}

TEST(Join, NamesThreeInARowAndCountsWhatIsBeyond) {
  EXPECT_EQ(join({}, for_a_row), "");
  EXPECT_EQ(join({"a"}, for_a_row), "a");
  EXPECT_EQ(join({"a", "b", "c"}, for_a_row), "a, b, c");
  EXPECT_EQ(join({"a", "b", "c", "d"}, for_a_row), "a, b and 2 more");
  EXPECT_EQ(join(std::vector<std::string>(20, "a"), for_a_row), "a, a and 18 more");
}

TEST(Join, NamesFiveInASentence) {
  EXPECT_EQ(join({"a", "b", "c", "d", "e"}, for_a_sentence), "a, b, c, d, e");
  EXPECT_EQ(join({"a", "b", "c", "d", "e", "f"}, for_a_sentence), "a, b, c, d, e and 1 more");
}

}  // namespace
}  // namespace stsmfa::cli
