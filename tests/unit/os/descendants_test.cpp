#include "os/descendants.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace stsmfa::os {
namespace {

TEST(Descendants, AreRunningUntilTheyHaveEndedWhetherOrNotAnybodyHasHeardOfIt) {
  const pid_t child = fork();
  if (child == 0) {
    pause();
    _exit(0);
  }
  ASSERT_GT(child, 0);
  const auto found = descendants_of(getpid());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().pid, child);
  EXPECT_TRUE(is_running(found.front()));
  ASSERT_EQ(kill(child, SIGKILL), 0);
  siginfo_t info{};
  ASSERT_EQ(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0);
  EXPECT_FALSE(is_running(found.front())) << "nobody has waited for it, so it is still listed";
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  EXPECT_FALSE(is_running(found.front()));
}

}  // namespace
}  // namespace stsmfa::os
