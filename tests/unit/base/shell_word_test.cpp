#include "base/shell_word.h"

#include <gtest/gtest.h>

namespace stsmfa {
namespace {

TEST(ShellWord, IsQuotedOnlyWhereItHasToBe) {
  EXPECT_EQ(shell_word("team/dev_1@eu-west.x:y"), "team/dev_1@eu-west.x:y");
  EXPECT_EQ(shell_word("my dev"), "'my dev'");
  EXPECT_EQ(shell_word("$HOME"), "'$HOME'");
  EXPECT_EQ(shell_word("*"), "'*'");
  EXPECT_EQ(shell_word("dev's"), "'dev'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(AppendQuoted, PutsEveryTextIntoQuotes) {
  Secret text("x=");
  append_quoted(text, "a'\\\n$b''");
  EXPECT_EQ(text.reveal(), "x='a'\\''\\\n$b'\\'''\\'''");
  Secret empty;
  append_quoted(empty, "");
  EXPECT_EQ(empty.reveal(), "''");
}

}  // namespace
}  // namespace stsmfa
