#include "os/exec.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/file_lock.h"
#include "os/pipe.h"
#include "os/process.h"
#include "os/spawn.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <functional>

namespace stsmfa::os {
namespace {

using test::Forked;
using test::Scratch;

const std::vector<Secret> environment = {Secret("PATH=/usr/bin:/bin"), Secret("X=a\n b")};

int become_shell(const std::string& script, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"sh", "-c", script};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return become("/bin/sh", arguments, environment);
}

using Command = std::vector<std::string>;

void exec_at_once(Command command) {
  std::vector<char*> arguments;
  for (std::string& argument : command) {
    arguments.push_back(argument.data());
  }
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
}

/// What a process prints that begins with `before` and then becomes `command`: as stsmfa does it
/// (`with_ours`: after all that it does to signals, limits and descriptors), or at once.
std::string printed(const Command& command, const std::function<void()>& before, bool with_ours) {
  const Scratch scratch;
  Forked process([&] {
    before();
    const Fd output(open((scratch / "out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    dup2(output.get(), STDOUT_FILENO);
    if (!with_ours) exec_at_once(command);
    protect_memory();
    watch_signals();
    spawn({.arguments = {"/bin/true"}, .environment = {}}).wait(std::chrono::seconds(20));
    FileLock lock(scratch / "lock");
    lock.try_acquire();
    const Pipe pipe = make_pipe();
    return become(command.front(), command, environment);
  });
  EXPECT_EQ(process.status(), 0);
  return test::read(scratch / "out");
}

TEST(Become, GivesTheArgumentsAndTheEnvironmentAsTheyAre) {
  const Scratch scratch;
  const std::string out = scratch / "out";
  setenv("STSMFA_TEST", "not ours to give", 1);
  Forked process([&] {
    return become_shell("printf '%s|' \"$0\" \"$@\" \"$X\" \"${STSMFA_TEST-none}\" >" + out,
                        {"zero", "", " two\n"});
  });
  EXPECT_EQ(process.status(), 0);
  EXPECT_EQ(test::read(out), "zero|| two\n|a\n b|none|");
}

TEST(Become, KeepsTheProcessAndItsGroup) {
  const Scratch scratch;
  const std::string out = scratch / "out";
  Forked process([&] {
    setpgid(0, 0);
    return become_shell("read _ _ _ _ group _ </proc/$$/stat; echo $$ $group >" + out);
  });
  const std::string id = std::to_string(process.pid());
  EXPECT_EQ(process.status(), 0);
  EXPECT_EQ(test::read(out), id + " " + id + "\n");
}

TEST(Become, EndsWithTheProgramsStatus) {
  Forked exits([] { return become_shell("exit 42"); });
  EXPECT_EQ(exits.status(), 42);
  Forked dies([] { return become_shell("kill -TERM $$"); });
  EXPECT_EQ(dies.status(), 128 + SIGTERM);
}

TEST(Become, LeavesSignalsAsTheyWereAtTheStart) {
  const std::vector<std::function<void()>> starts = {
      [] {},
      [] { ::signal(SIGPIPE, SIG_IGN); },
      [] { ::signal(SIGHUP, SIG_IGN); },
      [] { ::signal(SIGCHLD, SIG_IGN); },
      [] {
        sigset_t two;
        sigemptyset(&two);
        sigaddset(&two, SIGUSR1);
        sigaddset(&two, SIGINT);
        sigprocmask(SIG_BLOCK, &two, nullptr);
      },
  };
  for (const auto& start : starts) {
    // no shell in between, which sets an action of its own for SIGCHLD
    const Command command = {"/bin/grep", "-E", "Sig(Ign|Blk|Cgt)", "/proc/self/status"};
    const std::string expected = printed(command, start, false);
    EXPECT_NE(expected, "");
    EXPECT_EQ(printed(command, start, true), expected);
  }
}

TEST(Become, LeavesTheLimitOfCoreDumpsAsItWas) {
  rlimit allowed{};
  getrlimit(RLIMIT_CORE, &allowed);
  const rlim_t hard = std::min(allowed.rlim_max, rlim_t{8192});  // nobody but root may raise it
  const auto blocks = [](rlim_t bytes) { return std::to_string(bytes / 512) + "\n"; };
  for (const rlim_t soft : {rlim_t{0}, hard / 2}) {
    const auto limit = [&] {
      const rlimit cores{soft, hard};
      setrlimit(RLIMIT_CORE, &cores);
    };
    EXPECT_EQ(printed({"/bin/sh", "-c", "ulimit -Sc; ulimit -Hc"}, limit, true),
              blocks(soft) + blocks(hard));
  }
}

TEST(Become, ClosesOurDescriptorsAndKeepsInheritedOnes) {
  const auto inherit = [] { dup2(STDERR_FILENO, 77); };  // as make(1) hands its job server on
  const Command command = {"/bin/ls", "/proc/self/fd"};
  const std::string expected = printed(command, inherit, false);
  EXPECT_NE(expected.find("77"), std::string::npos);
  EXPECT_EQ(printed(command, inherit, true), expected);
}

TEST(Become, RunsAScriptWithoutAFirstLineByTheShell) {
  const Scratch scratch;
  test::write(scratch / "script", "printf '%s %s' \"$1\" \"$X\" >\"$0.out\"\n", 0700);
  Forked process([&] { return become(scratch / "script", {"script", "one"}, environment); });
  EXPECT_EQ(process.status(), 0);
  EXPECT_EQ(test::read(scratch / "script.out"), "one a\n b");
}

TEST(Become, TakesNoBinaryFileForAScript) {
  const Scratch scratch;
  const std::string out = scratch / "out";
  const std::string command = "echo ran >" + out + "\n";
  const std::vector<std::string> binaries = {std::string("\177ELF\n") + command,
                                             std::string("MZ\0\1\n", 5) + command};
  for (const std::string& bytes : binaries) {
    test::write(scratch / "binary", bytes, 0700);
    Forked process(
        [&] { return become(scratch / "binary", {"binary"}, environment) == ENOEXEC ? 0 : 1; });
    EXPECT_EQ(process.status(), 0) << bytes;
    EXPECT_EQ(access(out.c_str(), F_OK), -1);
  }
  const std::string comment = "#" + std::string(78, 'x') + " ";  // as much as bash looks at
  test::write(scratch / "looked-at", comment.substr(1) + std::string("\0", 1) + '\n', 0700);
  Forked looked_at(
      [&] { return become(scratch / "looked-at", {"x"}, environment) == ENOEXEC ? 0 : 1; });
  EXPECT_EQ(looked_at.status(), 0);
  test::write(scratch / "behind", comment + std::string("\0\n", 2) + "exit 7\n", 0700);
  Forked behind([&] { return become(scratch / "behind", {"x"}, environment); });
  EXPECT_EQ(behind.status(), 7);
  test::write(scratch / "script", command + std::string("\0", 1), 0700);
  Forked process([&] { return become(scratch / "script", {"script"}, environment); });
  process.status();
  EXPECT_EQ(test::read(out), "ran\n") << "what follows the first line may be an archive";
}

TEST(FindInterpreter, SaysWhetherItCanBeRun) {
  const Scratch scratch;
  const auto found_in = [&](const std::string& first_line) {
    test::write(scratch / "script", first_line, 0700);
    return find_interpreter(scratch / "script");
  };
  EXPECT_EQ(found_in("#! /bin/sh -e\n").path, "/bin/sh");
  EXPECT_EQ(found_in("#! /bin/sh -e\n").error_number, 0);
  EXPECT_EQ(found_in("#!/nowhere/sh").error_number, ENOENT);
  EXPECT_EQ(found_in("#!/tmp\n").error_number, EISDIR);
  EXPECT_EQ(found_in("#!/etc/passwd\n").error_number, EACCES);
  for (const std::string text : {"", "#!", "#!  \n", "echo\n"}) {
    EXPECT_EQ(found_in(text).path, "") << text;
    EXPECT_EQ(found_in(text).error_number, 0) << text;
  }
}

TEST(Become, GivesTheReasonOfAFailureAndIsProtectedAgain) {
  const Scratch scratch;
  test::write(scratch / "script", "#!/nowhere/interpreter\n", 0700);
  Forked process([&] {
    protect_memory();
    if (become(scratch / "script", {"script"}, environment) != ENOENT) return 1;
    if (become(scratch.path(), {"folder"}, environment) != EACCES) return 2;
    rlimit cores{1, 1};
    getrlimit(RLIMIT_CORE, &cores);
    if (cores.rlim_cur != 0 || prctl(PR_GET_DUMPABLE) != 0) return 3;
    Pipe pipe = make_pipe();
    pipe.read_end.reset();
    return write_all(pipe.write_end.get(), "x") == EPIPE ? 0 : 4;
  });
  EXPECT_EQ(process.status(), 0);
}

TEST(Become, DiesOfASignalThatCameBefore) {
  Forked process([] {
    watch_signals();
    raise(SIGINT);
    return become_shell("exit 0");
  });
  EXPECT_EQ(process.status(), 80 + SIGINT);
}

}  // namespace
}  // namespace stsmfa::os
