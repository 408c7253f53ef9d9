#include "cli/table_style.h"

#include "tests/unit/variables.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TableStyle style(std::vector<std::string> variables, bool is_terminal) {
  const test::Variables all(std::move(variables));
  return style_for(all.environment(), is_terminal ? std::optional<std::size_t>(80) : std::nullopt);
}

TEST(TableStyle, HasBlocksWhereTheLocaleIsUtf8) {
  EXPECT_TRUE(style({"LANG=en_US.UTF-8"}, false).unicode);
  EXPECT_TRUE(style({"LC_ALL=C.utf8"}, false).unicode);
  EXPECT_FALSE(style({"LC_ALL=C", "LANG=en_US.UTF-8"}, false).unicode);
  EXPECT_FALSE(style({"LC_CTYPE=C", "LANG=en_US.UTF-8"}, false).unicode);
  EXPECT_FALSE(style({}, true).unicode);
}

TEST(TableStyle, HasColoursOnATerminalThatDoesNotMind) {
  EXPECT_TRUE(style({"TERM=xterm"}, true).colour);
  EXPECT_TRUE(style({"TERM=xterm", "NO_COLOR="}, true).colour);
  EXPECT_FALSE(style({"TERM=xterm", "NO_COLOR=1"}, true).colour);
  EXPECT_FALSE(style({"TERM=dumb"}, true).colour);
  EXPECT_FALSE(style({}, true).colour);
  EXPECT_FALSE(style({"TERM=xterm"}, false).colour);
}

TEST(TableStyle, IsAsWideAsTheTerminalAndInAPipeAsItLikes) {
  EXPECT_EQ(style({}, true).width, 80U);
  EXPECT_EQ(style({}, false).width, 0U);
}

TEST(Painted, HasColoursOnlyWhereThereAreAnyAndSomethingToSee) {
  EXPECT_EQ(painted("x", red, {.colour = true}), "\033[31mx\033[0m");
  EXPECT_EQ(painted("x", red, {}), "x");
  EXPECT_EQ(painted("", red, {.colour = true}), "");
}

}  // namespace
}  // namespace stsmfa::cli
