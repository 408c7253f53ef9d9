#include "os/temp_file.h"

#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

namespace stsmfa::os {
namespace {

TEST(TempFile, IsBesideItsTargetUntilItIsReleased) {
  const test::Scratch scratch;
  std::string path;
  {
    const TempFile temp(scratch / "credentials");
    path = temp.path();
    EXPECT_EQ(test::mode_of(path), 0600);
    EXPECT_TRUE(path.starts_with(scratch / ".credentials.stsmfa-")) << path;
  }
  EXPECT_EQ(scratch.names(), std::set<std::string>());
  TempFile temp(scratch / "credentials");
  temp.release();
  EXPECT_EQ(scratch.names().size(), 1U);
}

TEST(TempFile, ThatCannotBeMadeSaysWhy) {
  const test::Scratch scratch;
  const std::string target = scratch / std::string(250, 'n');  // its own name is longer
  const Error error = test::error_of([&] { const TempFile temp(target); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.object, target);
  EXPECT_EQ(error.cause, "File name too long");
  EXPECT_EQ(scratch.names(), std::set<std::string>());
}

}  // namespace
}  // namespace stsmfa::os
