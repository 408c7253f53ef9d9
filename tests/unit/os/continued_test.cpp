#include "os/continued.h"

#include "tests/unit/os/shell_on_terminal.h"

#include <gtest/gtest.h>

namespace stsmfa::os {
namespace {

TEST(Continued, TellsOnceOfEachTime) {
  test::ShellOnTerminal shell([] {
    Continued continued;
    if (continued.again()) return 1;
    for (int times = 0; times < 2; ++times) {
      raise(SIGTSTP);
      if (!continued.again()) return 2;
      if (continued.again()) return 3;
    }
    return 0;
  });
  for (int times = 0; times < 2; ++times) {
    ASSERT_TRUE(shell.stopped());
    shell.foreground();
  }
  EXPECT_EQ(shell.status(), 0);
}

TEST(Continued, PutsBackWhoHeardTheSignalBefore) {
  struct sigaction before {};
  sigaction(SIGCONT, nullptr, &before);
  { const Continued continued; }
  struct sigaction after {};
  sigaction(SIGCONT, nullptr, &after);
  EXPECT_EQ(after.sa_handler, before.sa_handler);
}

}  // namespace
}  // namespace stsmfa::os
