#include "cli/words.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TEST(ShellWord, IsQuotedOnlyWhereItHasToBe) {
  EXPECT_EQ(shell_word("team/dev_1@eu-west.x:y"), "team/dev_1@eu-west.x:y");
  EXPECT_EQ(shell_word("my dev"), "'my dev'");
  EXPECT_EQ(shell_word("$HOME"), "'$HOME'");
  EXPECT_EQ(shell_word("*"), "'*'");
  EXPECT_EQ(shell_word("dev's"), "'dev'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

}  // namespace
}  // namespace stsmfa::cli
