#pragma once

#include "tests/unit/os/forked.h"

#include <gtest/gtest.h>

#include <sched.h>
#include <sys/mount.h>

#include <functional>

namespace stsmfa::test {

constexpr int not_permitted = 77;

/// Runs `body` where mounts are seen by nobody else, and expects 0 of it; skips where that is not
/// permitted.
inline void in_own_mounts(const std::function<int()>& body) {
  Forked process([&] {
    if (unshare(CLONE_NEWNS) != 0) return not_permitted;
    if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return not_permitted;
    return body();
  });
  const int status = process.status();
  if (status == not_permitted) GTEST_SKIP() << "mounting is not permitted here";
  EXPECT_EQ(status, 0);
}

}  // namespace stsmfa::test
