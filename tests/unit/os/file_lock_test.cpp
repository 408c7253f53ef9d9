#include "os/file_lock.h"

#include "base/error.h"
#include "os/close_events.h"
#include "os/pipe.h"
#include "os/process.h"
#include "os/wait.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>

namespace stsmfa::os {
namespace {

using test::error_line_of;
using test::Forked;
using test::Scratch;
using Outcome = FileLock::Outcome;
using std::chrono::milliseconds;

constexpr milliseconds long_enough{20000};

/// Of a lock whose notes begin with "note".
FileLock::Note notes(const std::string& guarded = "") {
  return {[](std::string_view content) { return content.starts_with("note"); }, guarded};
}

/// A process that holds the lock until it hears something or is killed.
class Holder {
 public:
  explicit Holder(const std::string& path)
      : process_([&] {
          FileLock lock(path);
          if (lock.try_acquire() != Outcome::held) return 1;
          test::tell(holds_.write_end);
          test::hear(go_.read_end);
          return 0;
        }) {
    holds_.write_end.reset();
    EXPECT_TRUE(test::hear(holds_.read_end));
  }
  void let_go() { test::tell(go_.write_end); }
  Forked& process() { return process_; }

 private:
  Pipe holds_ = make_pipe();
  Pipe go_ = make_pipe();
  Forked process_;
};

TEST(FileLock, IsHeldByOneProcessAtATime) {
  const Scratch scratch;
  Holder holder(scratch / "lock");
  FileLock lock(scratch / "lock");
  EXPECT_EQ(lock.try_acquire(), Outcome::timed_out);
  EXPECT_FALSE(lock.held());
  holder.let_go();
  EXPECT_EQ(lock.acquire(long_enough, {}), Outcome::held);
  EXPECT_TRUE(lock.held());
}

TEST(FileLock, DiesWithAKilledProcess) {
  const Scratch scratch;
  Holder holder(scratch / "lock");
  FileLock lock(scratch / "lock");
  holder.process().send(SIGKILL);
  EXPECT_EQ(lock.acquire(long_enough, {}), Outcome::held);
}

TEST(FileLock, GivesUpWhenTheTimeIsOver) {
  const Scratch scratch;
  const Holder holder(scratch / "lock");
  FileLock lock(scratch / "lock");
  int calls = 0;
  EXPECT_EQ(lock.acquire(milliseconds(120), [&] { return ++calls > 1000; }), Outcome::timed_out);
  EXPECT_GE(calls, 2);
  EXPECT_LE(calls, 5);
}

TEST(FileLock, LetsItsCallerLookEvenWhenThereIsNoTimeToWait) {
  const Scratch scratch;
  const Holder holder(scratch / "lock");
  FileLock lock(scratch / "lock");
  int calls = 0;
  const auto look = [&] {
    ++calls;
    return false;
  };
  EXPECT_EQ(lock.acquire(milliseconds(0), look), Outcome::timed_out);
  EXPECT_EQ(calls, 1);
}

TEST(FileLock, StopsWaitingWhenItsCallerWantsTo) {
  const Scratch scratch;
  const Holder holder(scratch / "lock");
  FileLock lock(scratch / "lock");
  EXPECT_EQ(lock.acquire(long_enough, [] { return true; }), Outcome::timed_out);
}

TEST(FileLock, StopsWaitingWhenASignalArrives) {
  const Scratch scratch;
  const Holder holder(scratch / "lock");
  Pipe waits = make_pipe();
  Forked waiter([&] {
    watch_signals();
    FileLock lock(scratch / "lock");
    lock.acquire(long_enough, [&] {
      test::tell(waits.write_end);
      return false;
    });
    return 0;
  });
  waits.write_end.reset();
  ASSERT_TRUE(test::hear(waits.read_end));
  waiter.send(SIGTERM);
  EXPECT_EQ(waiter.status(), 80 + SIGTERM);
}

TEST(FileLock, IsReleasedByAClosingThatOthersAreToldOf) {
  const Scratch scratch;
  FileLock first(scratch / "lock", notes());
  FileLock second(scratch / "lock");
  ASSERT_EQ(first.try_acquire(), Outcome::held);
  const Fd file(open((scratch / "lock").c_str(), O_RDONLY | O_CLOEXEC));
  const CloseEvents closings(file);
  first.write_note("note");
  EXPECT_FALSE(wait_readable(closings.readable(), -1, Deadline(milliseconds(0))).first);
  first.release();
  EXPECT_TRUE(wait_readable(closings.readable(), -1, Deadline(long_enough)).first);
  EXPECT_FALSE(first.held());
  EXPECT_EQ(first.read_note(), "");
  first.write_note("note of nobody");
  EXPECT_EQ(second.try_acquire(), Outcome::held);
  EXPECT_EQ(test::read(scratch / "lock"), "note");
}

TEST(FileLock, MakesAPrivateFileAndNeverRemovesIt) {
  const Scratch scratch;
  const mode_t before = umask(0);
  { FileLock(scratch / "lock").try_acquire(); }
  umask(before);
  EXPECT_EQ(test::mode_of(scratch / "lock"), 0600U);
}

TEST(FileLock, LetsOthersReadTheHoldersNote) {
  const Scratch scratch;
  FileLock holder(scratch / "lock", notes());
  ASSERT_EQ(holder.try_acquire(), Outcome::held);
  holder.write_note("note, and a long one");
  holder.write_note("note");
  FileLock other(scratch / "lock");
  ASSERT_EQ(other.try_acquire(), Outcome::timed_out);
  EXPECT_EQ(other.read_note(), "note");
  holder.write_note("");
  EXPECT_EQ(other.read_note(), "");
}

TEST(FileLock, LeavesNoPartOfANote) {
  const Scratch scratch;
  FileLock lock(scratch / "lock", notes());
  ASSERT_EQ(lock.try_acquire(), Outcome::held);
  rlimit usual{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &usual), 0);
  const rlimit small = {.rlim_cur = 2, .rlim_max = usual.rlim_max};
  const auto before = signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  lock.write_note("note");
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &usual), 0);
  signal(SIGXFSZ, before);
  EXPECT_EQ(test::read(scratch / "lock"), "");
  lock.write_note("note");
  EXPECT_EQ(test::read(scratch / "lock"), "note");
}

TEST(FileLock, CutsALongNote) {
  const Scratch scratch;
  FileLock lock(scratch / "lock", notes());
  lock.write_note("note" + std::string(100000, 'x'));
  EXPECT_EQ(lock.read_note().size(), 65536U);
  EXPECT_EQ(test::status_of(scratch / "lock").st_size, 65536);
}

TEST(FileLock, WritesNoNoteIntoAFileOfSomebodyElse) {
  const Scratch scratch;
  for (const std::string content : {"[default]\n", "not", "a note"}) {
    test::write(scratch / "lock", content);
    FileLock lock(scratch / "lock", notes());
    EXPECT_EQ(lock.try_acquire(), Outcome::held);
    EXPECT_FALSE(lock.takes_notes());
    lock.write_note("note");
    EXPECT_EQ(test::read(scratch / "lock"), content);
  }
}

TEST(FileLock, WritesNothingWhereNoNoteBelongs) {
  const Scratch scratch;
  FileLock(scratch / "lock").write_note("note");
  EXPECT_EQ(test::read(scratch / "lock"), "");
}

TEST(FileLock, OverwritesANoteUnderTwoNamesAsCopiesByLinkHaveThem) {
  const Scratch scratch;
  test::write(scratch / "lock", "note of before");
  ASSERT_EQ(link((scratch / "lock").c_str(), (scratch / "copy").c_str()), 0);
  FileLock(scratch / "lock", notes()).write_note("note");
  EXPECT_EQ(test::read(scratch / "lock"), "note");
}

TEST(FileLock, WritesNoNoteIntoAnEmptyFileThatHasAnotherName) {
  const Scratch scratch;
  test::write(scratch / "config", "");
  ASSERT_EQ(link((scratch / "config").c_str(), (scratch / "lock").c_str()), 0);
  FileLock(scratch / "lock", notes()).write_note("note");
  EXPECT_EQ(test::read(scratch / "config"), "");
}

TEST(FileLock, WritesNoNoteIntoTheGuardedFileWhateverItHolds) {
  const Scratch scratch;
  test::write(scratch / "guarded", "note\n[default]\n");
  ASSERT_EQ(link((scratch / "guarded").c_str(), (scratch / "lock").c_str()), 0);
  FileLock lock(scratch / "lock", notes(scratch / "guarded"));
  EXPECT_TRUE(lock.is_also(scratch / "guarded"));
  EXPECT_FALSE(lock.is_also(scratch / "none"));
  lock.write_note("note");
  EXPECT_EQ(test::read(scratch / "guarded"), "note\n[default]\n");
}

TEST(FileLock, IsPrivateAndUsableWhateverTheUmask) {
  const Scratch scratch;
  for (const mode_t mask : {0777U, 0377U, 0U}) {
    const mode_t before = umask(mask);
    FileLock(scratch / std::to_string(mask)).try_acquire();
    umask(before);
    EXPECT_EQ(test::mode_of(scratch / std::to_string(mask)), 0600U);
  }
}

TEST(FileLock, FollowsNoSymlink) {
  const Scratch scratch;
  test::write(scratch / "victim", "x");
  ASSERT_EQ(symlink("victim", (scratch / "lock").c_str()), 0);
  EXPECT_EQ(error_line_of([&] { const FileLock lock(scratch / "lock"); }),
            "6 lock: " + (scratch / "lock") + ": it is a symbolic link");
}

TEST(FileLock, RefusesWhatIsNoFile) {
  const Scratch scratch;
  ASSERT_EQ(mkfifo((scratch / "fifo").c_str(), 0600), 0);
  const auto refusal = [](const std::string& path) {
    const std::string of_lock = error_line_of([&] { const FileLock lock(path); });
    EXPECT_EQ(error_line_of([&] { check_lock_file(path); }), of_lock);
    return of_lock;
  };
  EXPECT_EQ(refusal(scratch.path()), "6 lock: " + scratch.path() + ": Is a directory");
  EXPECT_EQ(refusal(scratch / "fifo"),
            "6 lock: " + (scratch / "fifo") + ": it is not a regular file");
  EXPECT_EQ(refusal(scratch / "none/lock"),
            "6 lock: " + (scratch / "none/lock") + ": No such file or directory");
}

class FileLockOfManyUsers : public testing::Test {
 protected:
  void SetUp() override {
    if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
    ASSERT_EQ(chown(scratch_.path().c_str(), user, user), 0);
  }
  /// What somebody else's attempt to open the lock ends with.
  int as(uid_t id) {
    Forked process([&] {
      if (setgid(id) != 0 || setuid(id) != 0) return 1;
      FileLock lock(scratch_ / "lock");
      return lock.try_acquire() == Outcome::held ? 0 : 2;
    });
    return process.status();
  }
  static constexpr uid_t user = 12345;
  static constexpr uid_t stranger = 12346;
  static constexpr int error = 70;
  const Scratch scratch_;
};

TEST_F(FileLockOfManyUsers, GivesRootsFileToTheFoldersOwner) {
  EXPECT_EQ(as(0), 0);
  EXPECT_EQ(test::status_of(scratch_ / "lock").st_uid, user);
  EXPECT_EQ(test::status_of(scratch_ / "lock").st_gid, user);
  EXPECT_EQ(as(user), 0);
  EXPECT_EQ(as(0), 0);
}

TEST_F(FileLockOfManyUsers, GivesNoFileAwayThatRootDidNotMakeForIt) {
  test::write(scratch_ / "secret", "x");
  test::write(scratch_ / "empty", "");
  for (const char* const name : {"secret", "empty"}) {
    ASSERT_EQ(link((scratch_ / name).c_str(), (scratch_ / "lock").c_str()), 0);
    EXPECT_EQ(as(0), 0);
    EXPECT_EQ(test::status_of(scratch_ / name).st_uid, 0U);
    ASSERT_EQ(unlink((scratch_ / "lock").c_str()), 0);
  }
}

TEST_F(FileLockOfManyUsers, NeedsAFolderToWriteTo) { EXPECT_EQ(as(stranger), error); }

TEST_F(FileLockOfManyUsers, TrustsNoStrangersFile) {
  ASSERT_EQ(chmod(scratch_.path().c_str(), 0777), 0);
  EXPECT_EQ(as(stranger), 0);
  EXPECT_EQ(as(0), error);
  ASSERT_EQ(chmod((scratch_ / "lock").c_str(), 0666), 0);
  EXPECT_EQ(as(user), error);
}

}  // namespace
}  // namespace stsmfa::os
