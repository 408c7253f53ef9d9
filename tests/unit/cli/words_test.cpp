#include "cli/words.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TEST(FewOf, NamesThreeAndCountsWhatIsBeyond) {
  EXPECT_EQ(few_of({}), "");
  EXPECT_EQ(few_of({"a"}), "a");
  EXPECT_EQ(few_of({"a", "b", "c"}), "a, b, c");
  EXPECT_EQ(few_of({"a", "b", "c", "d"}), "a, b and 2 more");
  EXPECT_EQ(few_of(std::vector<std::string>(20, "a")), "a, a and 18 more");
}

}  // namespace
}  // namespace stsmfa::cli
