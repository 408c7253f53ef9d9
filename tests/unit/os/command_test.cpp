#include "os/command.h"

#include "base/error.h"
#include "os/pipe.h"
#include "os/process.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>

namespace stsmfa::os {
namespace {

using test::Scratch;
using End = CommandResult::End;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

CommandResult run(const std::string& line, milliseconds timeout = milliseconds(20000),
                  std::size_t limit = 1000) {
  return run_command({.line = line,
                      .environment = {"PATH=/usr/bin:/bin", "STSMFA_MFA_SERIAL=device"},
                      .timeout = timeout,
                      .output_limit = limit,
                      .input = CommandInput::ours});
}

TEST(RunCommand, GivesWhatTheCommandWroteAndItsStatus) {
  const CommandResult result = run("printf 123456; exit 3");
  EXPECT_EQ(result.end, End::exited);
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.output.reveal(), "123456");
}

TEST(RunCommand, GivesItTheEnvironmentAndNoOther) {
  setenv("STSMFA_TEST_SECRET", "x", 1);
  EXPECT_EQ(run("echo $STSMFA_MFA_SERIAL$STSMFA_TEST_SECRET").output.reveal(), "device\n");
}

/// Whether a process has ended, be it that nobody has asked for its status yet.
bool has_ended(const std::string& pid) {
  const std::string status = test::read("/proc/" + pid + "/stat");
  return status.empty() || status.find(") Z ") != std::string::npos;
}

TEST(RunCommand, EndsAllThatTheCommandHasStarted) {
  for (const std::string ways : {"", "trap '' TERM; "}) {
    const Scratch folder;
    const std::string path = folder / "pid";
    const auto result =
        run("sh -c \"" + ways + "echo \\$\\$ >" + path + "; while :; do sleep 1; done\"; :",
            milliseconds(1000));
    EXPECT_EQ(result.end, End::timed_out);
    std::string pid = test::read(path);
    ASSERT_FALSE(pid.empty());
    pid.pop_back();
    EXPECT_TRUE(has_ended(pid)) << ways;
  }
}

TEST(RunCommand, EndsWhatDoesNotCareBehindWhatHasEnded) {
  const Scratch folder;
  const std::string path = folder / "pid";
  const std::string stubborn =
      "sh -c \"trap '' TERM; echo \\$\\$ >" + path + "; while :; do sleep 1; done\"";
  EXPECT_EQ(run("sleep 1000 & " + stubborn + "; :", milliseconds(1000)).end, End::timed_out);
  std::string pid = test::read(path);
  ASSERT_FALSE(pid.empty());
  pid.pop_back();
  EXPECT_TRUE(has_ended(pid));
}

/// How often somebody is told of the silence of a command that may be patient for a moment.
int times_told(const std::string& line, milliseconds patience) {
  int times = 0;
  run_command({.line = line,
               .environment = {"PATH=/usr/bin:/bin"},
               .timeout = milliseconds(20000),
               .output_limit = 1000,
               .on_silence = {patience, [&] { ++times; }}});
  return times;
}

TEST(RunCommand, TellsOnceOfACommandThatIsSilent) {
  const Scratch folder;
  const std::string path = folder / "told";
  int times = 0;
  const auto result =
      run_command({.line = "until [ -e " + path + " ]; do :; done; sleep 0.1; printf 123456",
                   .environment = {"PATH=/usr/bin:/bin"},
                   .timeout = milliseconds(20000),
                   .output_limit = 1000,
                   .on_silence = {milliseconds(1), [&] {
                                    ++times;
                                    test::write(path, "");
                                  }}});
  EXPECT_EQ(times, 1);
  EXPECT_EQ(result.output.reveal(), "123456");
}

TEST(RunCommand, TellsNobodyOfACommandThatHasSpokenOrIsQuick) {
  EXPECT_EQ(times_told("printf 1", milliseconds(20000)), 0);
  EXPECT_EQ(times_told("printf 1; sleep 1.3", milliseconds(1000)), 0);
}

TEST(RunCommand, LetsItSeeNoDescriptorButTheThree) {
  const Fd leak(open("/dev/null", O_RDONLY));  // NOLINT(*-cloexec): inherited on purpose
  ASSERT_EQ(dup2(leak.get(), 33), 33);
  EXPECT_EQ(run("for n in 3 4 5 6 7 8 9 33; do [ -e /proc/$$/fd/$n ] && echo $n; done; true")
                .output.reveal(),
            "");
  close(33);
}

TEST(RunCommand, GivesItOurInputAndAWorkingPipeSignal) {
  Pipe input = make_pipe();
  EXPECT_EQ(write_all(input.write_end.get(), "typed\n"), 0);
  input.write_end.reset();
  test::Forked process([&] {
    protect_memory();  // ignores SIGPIPE, which the command must not inherit
    dup2(input.read_end.get(), 0);
    if (run("cat").output.reveal() != "typed\n") return 1;
    return run("yes | head -n 1").output.reveal() == "y\n" ? 0 : 2;
  });
  EXPECT_EQ(process.status(), 0);
}

TEST(RunCommand, LeavesItInOurProcessGroup) {
  const std::string group = std::to_string(getpgrp());
  EXPECT_EQ(run("read _ _ _ _ group _ </proc/$$/stat; printf $group").output.reveal(), group);
}

TEST(RunCommand, DoesNotWaitForADaemonThatHoldsThePipe) {
  const Scratch scratch;
  const auto start = steady_clock::now();
  const CommandResult result = run("sleep 30 & echo $! >" + (scratch / "pid") + "; printf 123456");
  EXPECT_EQ(result.output.reveal(), "123456");
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(kill(std::stoi(test::read(scratch / "pid")), SIGKILL), 0);
}

TEST(RunCommand, EndsOneThatPrintsOverTheLimitAndKeepsNoMore) {
  const auto start = steady_clock::now();
  const CommandResult result = run("exec yes", milliseconds(20000), 10);
  EXPECT_EQ(result.end, End::printed_too_much);
  EXPECT_EQ(result.output.size(), 11U);
  EXPECT_LT(steady_clock::now() - start, milliseconds(10000));
}

TEST(RunCommand, KeepsEverythingThatAPipeHoldsAtTheEnd) {
  EXPECT_EQ(run("head -c 200000 /dev/zero", milliseconds(20000), 300000).output.size(), 200000U);
}

TEST(RunCommand, TellsADeathBySignal) {
  const CommandResult result = run("kill -9 $$");
  EXPECT_EQ(result.end, End::killed_by_signal);
  EXPECT_EQ(result.status, SIGKILL);
  EXPECT_EQ(run("exit 127").end, End::exited);
}

TEST(RunCommand, EndsItByTermWhenTheTimeIsOver) {
  const CommandResult result = run("exec sleep 30", milliseconds(50));
  EXPECT_EQ(result.end, End::timed_out);
  EXPECT_EQ(result.status, SIGTERM);
}

TEST(RunCommand, KillsItWhenItDoesNotCareForTerm) {
  const CommandResult result =
      run("trap '' TERM; echo begun; while :; do :; done", milliseconds(100));
  EXPECT_EQ(result.end, End::timed_out);
  EXPECT_EQ(result.status, SIGKILL);
}

TEST(RunCommand, GetsItsStatusAlsoWhereSigchldIsIgnored) {
  test::Forked process([] {
    ::signal(SIGCHLD, SIG_IGN);
    return run("exit 7").status;
  });
  EXPECT_EQ(process.status(), 7);
}

TEST(RunCommand, EndsItWhenASignalArrives) {
  const Scratch scratch;
  ASSERT_EQ(mkfifo((scratch / "fifo").c_str(), 0600), 0);
  test::Forked process([&] {
    watch_signals();
    run("echo $$ >" + (scratch / "fifo") + "; exec sleep 30");
    return 0;
  });
  const pid_t command = std::stoi(test::read(scratch / "fifo"));
  process.send(SIGTERM);
  EXPECT_EQ(process.status(), 80 + SIGTERM);
  EXPECT_EQ(kill(command, 0), -1) << "it must have been waited for";
}

}  // namespace
}  // namespace stsmfa::os
