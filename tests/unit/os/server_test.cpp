#include "os/server.h"

#include "base/error.h"
#include "os/pipe.h"
#include "os/process.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <poll.h>

namespace stsmfa::os {
namespace {

using std::chrono::milliseconds;
using test::Scratch;
using Written = Server::Written;

constexpr milliseconds patience{20000};

class ServerTest : public testing::Test {
 protected:
  ServerTest() { ::signal(SIGPIPE, SIG_IGN); }

  Server start(const std::string& script) const {
    test::write(scratch_ / "server", "#!/bin/sh\n" + script + "\n", 0700);
    return Server::start(scratch_ / "server", {"NAME=value"});
  }
  /// All that it says until its end of file.
  static std::string all_of(Server& server) {
    std::string all;
    for (;;) {
      const auto bytes = server.read(patience);
      if (!bytes || bytes->empty()) return bytes ? all : all + "(time-out)";
      all += bytes->reveal();
    }
  }
  const Scratch scratch_;
};

TEST_F(ServerTest, AnswersWhatItIsAsked) {
  Server server = start("while read line; do echo \"$NAME: $line\"; done");
  for (const std::string question : {"one", "two"}) {
    ASSERT_EQ(server.write(question + "\n", patience), Written::all);
    EXPECT_EQ(server.read(patience)->reveal(), "value: " + question + "\n");
  }
  EXPECT_EQ(server.read(milliseconds(1)), std::nullopt);
}

TEST_F(ServerTest, TellsItsEnd) {
  Server server = start("printf bye");
  EXPECT_EQ(all_of(server), "bye");
  pollfd output = {server.output(), POLLIN, 0};
  EXPECT_EQ(poll(&output, 1, 0), 1);
  EXPECT_EQ(server.write(std::string(100000, 'x'), patience), Written::gone);
}

TEST_F(ServerTest, WaitsNoLongerThanItMayForOneThatDoesNotRead) {
  Server server = start("exec cat");  // which waits for us to take what it writes
  EXPECT_EQ(server.write(std::string(1000000, 'x'), milliseconds(20)), Written::timed_out);
}

TEST_F(ServerTest, TakesNothingMoreOnceItsInputIsClosed) {
  Server server = start("exec cat");
  server.close_input();
  EXPECT_EQ(server.write("x", patience), Written::gone);
}

TEST_F(ServerTest, HasNoDescriptorTerminalOrBlockedSignalOfOurs) {
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  sigprocmask(SIG_BLOCK, &blocked, nullptr);
  Server server = start(
      "for n in 3 4 5 6 7 8 9; do [ -e /proc/$$/fd/$n ] && echo $n; done\n"
      "read _ _ _ _ group session terminal _ </proc/$$/stat\n"
      "[ $group = $$ ] && [ $session = $$ ] && [ $terminal = 0 ] && echo apart\n"
      "grep SigBlk /proc/self/status; env");
  sigprocmask(SIG_UNBLOCK, &blocked, nullptr);
  const std::string said = all_of(server);
  // the shell itself holds its script on 10 or 255
  EXPECT_EQ(said.substr(0, 6), "apart\n") << said;
  EXPECT_NE(said.find("SigBlk:\t0000000000000000"), std::string::npos) << said;
  EXPECT_EQ(said.find("HOME="), std::string::npos) << said;
}

TEST_F(ServerTest, KeepsWhatItComplainsOf) {
  Server server = start("echo bad >&2; echo said; read line; echo worse >&2");
  ASSERT_EQ(server.read(patience)->reveal(), "said\n");
  EXPECT_EQ(server.complaints(), "bad\n");
  ASSERT_EQ(server.write("\n", patience), Written::all);
  EXPECT_TRUE(server.read(patience)->empty());
  EXPECT_EQ(server.complaints(), "bad\nworse\n");
}

TEST_F(ServerTest, IsNotHeldUpByItsComplaints) {
  Server server = start("head -c 200000 /dev/zero >&2; echo done");
  EXPECT_EQ(server.read(patience)->reveal(), "done\n");
  EXPECT_EQ(server.complaints().size(), 4096U);
}

TEST_F(ServerTest, KeepsNoMoreOfItsComplaintsHoweverOftenTheyAreAskedFor) {
  Server server = start(
      "head -c 3000 /dev/zero >&2; echo once; read line; head -c 3000 /dev/zero >&2; echo twice");
  EXPECT_EQ(server.read(patience)->reveal(), "once\n");
  EXPECT_EQ(server.complaints().size(), 3000U);
  ASSERT_EQ(server.write("\n", patience), Written::all);
  EXPECT_EQ(server.read(patience)->reveal(), "twice\n");
  EXPECT_EQ(server.complaints().size(), 4096U);
}

TEST_F(ServerTest, EndsWithItsObject) {
  pid_t pid = 0;
  {
    Server server = start("echo $$; exec cat");
    pid = std::stoi(std::string(server.read(patience)->reveal()));
    const Server moved = std::move(server);
    EXPECT_EQ(kill(pid, 0), 0);
  }
  EXPECT_EQ(kill(pid, 0), -1);
}

TEST_F(ServerTest, IsKilledWhenItDoesNotEnd) {
  pid_t pid = 0;
  {
    Server server = start("trap '' TERM; echo $$; while :; do :; done");
    pid = std::stoi(std::string(server.read(patience)->reveal()));
  }
  EXPECT_EQ(kill(pid, 0), -1);
}

TEST_F(ServerTest, SaysWhyItCannotStart) {
  EXPECT_EQ(test::error_line_of([&] { Server::start(scratch_ / "none", {}); }),
            "1 start: " + (scratch_ / "none") + ": No such file or directory");
  test::write(scratch_ / "plain", "", 0600);
  EXPECT_EQ(test::error_line_of([&] { Server::start(scratch_ / "plain", {}); }),
            "1 start: " + (scratch_ / "plain") + ": Permission denied");
}

TEST_F(ServerTest, StopsReadingForASignal) {
  Pipe ready = make_pipe();
  test::Forked process([&] {
    watch_signals();
    Server server = start("read line");
    test::tell(ready.write_end);
    server.read(patience);
    return 0;
  });
  ready.write_end.reset();
  ASSERT_TRUE(test::hear(ready.read_end));
  process.send(SIGINT);
  EXPECT_EQ(process.status(), 80 + SIGINT);
}

}  // namespace
}  // namespace stsmfa::os
