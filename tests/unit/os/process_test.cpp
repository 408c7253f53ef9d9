#include "os/process.h"

#include "base/error.h"
#include "os/executable.h"
#include "os/patience.h"
#include "os/pipe.h"
#include "os/spawn.h"
#include "os/wait.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace stsmfa::os {
namespace {

using std::chrono::milliseconds;
using test::Forked;

Deadline far_ahead() { return Deadline(milliseconds(20000)); }

TEST(WatchedSignals, EndAWaitAtOnceAndEveryLaterOne) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    Pipe ready = make_pipe();
    Forked process([&] {
      watch_signals();
      test::tell(ready.write_end);
      try {
        wait_readable(-1, -1, far_ahead());
      } catch (const Interrupted&) {
        wait_readable(-1, -1, far_ahead());
      }
      return 0;
    });
    ready.write_end.reset();
    ASSERT_TRUE(test::hear(ready.read_end));
    process.send(signal);
    EXPECT_EQ(process.status(), 80 + signal);
  }
}

TEST(WatchedSignals, CanBeAskedFor) {
  Forked process([] {
    if (signal_fd() != -1) return 1;
    watch_signals();
    throw_if_interrupted();
    if (arrived_signal() != 0) return 2;
    raise(SIGHUP);
    raise(SIGTERM);
    pollfd entry = {signal_fd(), POLLIN, 0};
    if (poll(&entry, 1, 0) != 1) return 3;
    throw_if_interrupted();
    return 4;
  });
  EXPECT_EQ(process.status(), 80 + SIGHUP);  // the first one counts
}

TEST(WatchedSignals, StayIgnoredWhereTheyWere) {
  Forked process([] {
    ::signal(SIGHUP, SIG_IGN);  // nohup(1)
    watch_signals();
    raise(SIGHUP);
    throw_if_interrupted();
    return 0;
  });
  EXPECT_EQ(process.status(), 0);
}

TEST(DieOf, EndsWithTheSignalItselfEvenWhereItIsBlockedAndHandled) {
  Forked process([] {
    watch_signals();
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, nullptr);
    die_of(SIGINT);
    return 0;
  });
  const int status = process.wait_status();
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);
}

TEST(Leave, EndsWithTheStatusAndAsksNobody) {
  Forked process([]() -> int {
#ifndef STSMFA_SANITIZED
    if (std::atexit([] { _exit(1); }) != 0) return 2;
#endif
    leave(7);
  });
  EXPECT_EQ(process.status(), 7);
}

TEST(ProtectMemory, ForbidsDumpsAndLetsAPipeSayThatItIsClosed) {
  Forked process([] {
    rlimit before{};
    getrlimit(RLIMIT_CORE, &before);
    before.rlim_cur = before.rlim_max;
    setrlimit(RLIMIT_CORE, &before);
    protect_memory();
    rlimit cores{1, 1};
    getrlimit(RLIMIT_CORE, &cores);
    if (prctl(PR_GET_DUMPABLE) != 0 || cores.rlim_cur != 0) return 1;
    if (cores.rlim_max != before.rlim_max) return 3;  // it could never be raised again
    Pipe pipe = make_pipe();
    pipe.read_end.reset();
    return write_all(pipe.write_end.get(), "x") == EPIPE ? 0 : 2;
  });
  EXPECT_EQ(process.status(), 0);
}

TEST(StandardDescriptors, AreFilledWhereTheyAreClosed) {
  Forked process([] {
    close(0);
    close(2);
    ensure_standard_descriptors();
    const Fd next(open("/dev/null", O_RDONLY | O_CLOEXEC));
    char byte = '\0';
    return next.get() > 2 && read(0, &byte, 1) == 0 && write(2, "x", 1) == 1 ? 0 : 1;
  });
  EXPECT_EQ(process.status(), 0);
}

TEST(WaitReadable, TellsWhichOfTwoIsReady) {
  Pipe first = make_pipe();
  Pipe second = make_pipe();
  const auto wait = [&](milliseconds patience) {
    return wait_readable(first.read_end.get(), second.read_end.get(), Deadline(patience));
  };
  EXPECT_FALSE(wait(milliseconds(1)).first || wait(milliseconds(1)).second);
  test::tell(second.write_end);
  EXPECT_TRUE(wait(milliseconds(20000)).second);
  EXPECT_FALSE(wait(milliseconds(20000)).first);
  first.write_end.reset();
  EXPECT_TRUE(wait(milliseconds(20000)).first) << "the end of a pipe is worth a read too";
}

TEST(Names, AreTheKernelsAndThePasswordDatabases) {
  EXPECT_EQ(executable_path(), std::filesystem::read_symlink("/proc/self/exe").string());
  if (getuid() == 0) {
    EXPECT_EQ(user_name(), "root");
    EXPECT_EQ(home_folder(), "/root");
  }
}

TEST(Names, AreEmptyForAUserWithoutAnEntry) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  Forked process([] {
    if (setuid(123456789) != 0) return 1;
    return user_name().empty() && home_folder().empty() ? 0 : 2;
  });
  EXPECT_EQ(process.status(), 0);
}

TEST(Process, HasADescriptorThatTellsItsEnd) {
  Process process = spawn({.arguments = {"/bin/true"}, .environment = {}});
  ASSERT_GE(process.ended_fd(), 0) << "who waits for it and for something else would wait for both";
  pollfd end = {process.ended_fd(), POLLIN, 0};
  EXPECT_EQ(poll(&end, 1, 20000), 1);
  EXPECT_EQ(process.try_wait(), 0);
}

TEST(Process, IsKilledWhereItDoesNotEnd) {
  const Pipe input = make_pipe();
  const Pipe output = make_pipe();
  Process process = spawn({.arguments = {"/bin/sh", "-c", "trap '' TERM; echo; read x"},
                           .environment = {},
                           .input = input.read_end.get(),
                           .output = output.write_end.get()});
  char line = 0;
  ASSERT_EQ(read(output.read_end.get(), &line, 1), 1) << "from here on it takes no TERM";
  errno = EINTR;  // of a call of long before
  process.end(milliseconds(0));
  EXPECT_EQ(process.try_wait(), SIGKILL);
}

TEST(Patience, IsAsManyTriesAsItSays) {
  Patience patience;
  int tries = 1;
  while (patience.wait())
    ++tries;
  EXPECT_EQ(tries, 20);
  EXPECT_FALSE(patience.is_left());
}

}  // namespace
}  // namespace stsmfa::os
