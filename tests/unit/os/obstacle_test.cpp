#include "os/obstacle.h"

#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

namespace stsmfa::os {
namespace {

using test::Scratch;

/// What cannot be examined is not taken for what has nothing in its way.
TEST(FindObstacle, NamesWhatCannotBeExamined) {
  const Scratch scratch;
  test::write(scratch / "file", "");
  const std::string inside = scratch / "file/x";
  EXPECT_EQ(test::error_line_of([&] { find_obstacle(inside); }),
            "6 write: " + inside + ": Not a directory");
  EXPECT_EQ(test::error_line_of([&] { find_obstacle_in(inside); }),
            "6 write: " + inside + ": Not a directory");
}

}  // namespace
}  // namespace stsmfa::os
