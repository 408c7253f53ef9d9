#include "cli/report.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TEST(Report, MakesRoomBeforeEachLineThatIsPrintedAndForNoOther) {
  int lines = 0;
  const Options options{.log_level = LogLevel::info};
  Report report(options);
  report.before_each_line([&] { ++lines; });
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  report.debug("not printed");
  report.detail("not", "printed");
  EXPECT_EQ(lines, 0);
  report.info("printed");
  report.notice("this", "as well");
  report.error({.cause = "and this", .hint = "with this"});
  EXPECT_EQ(lines, 4);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "INFO - printed\n");
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "stsmfa: this: as well\nstsmfa: and this\nhint: with this\n");
  report.before_each_line(nullptr);
}

}  // namespace
}  // namespace stsmfa::cli
