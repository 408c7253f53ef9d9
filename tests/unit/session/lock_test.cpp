#include "session/lock.h"

#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"
#include "tests/unit/variables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace stsmfa::session {
namespace {

using test::error_of;

using std::chrono::milliseconds;
using testing::HasSubstr;

std::function<Lock::WhenAsking()> always(Lock::WhenAsking when_asking) {
  return [when_asking] { return when_asking; };
}

/// Two starters in one process: flock(2) locks belong to the open file, so they exclude each other.
class LockTest : public testing::Test {
 protected:
  ~LockTest() override { std::filesystem::remove_all(folder_); }

  Lock starter(const std::string& section = "dev") const {
    return {folder_ + "/credentials", section, "device", none_.environment()};
  }
  static Lock::Turn take(
      Lock& lock, Lock::WhenAsking when_asking = Lock::WhenAsking::wait,
      const std::function<bool()>& is_fresh = [] { return false; }) {
    return lock.take_turn({milliseconds(300), always(when_asking), is_fresh});
  }
  static std::string make_folder() {
    std::string name = std::filesystem::temp_directory_path() / "lock-XXXXXX";
    return ::mkdtemp(name.data());
  }
  const test::Variables none_{{}};
  std::string folder_ = make_folder();
};

TEST_F(LockTest, TheFirstStarterHasItsTurnAtOnce) {
  Lock first = starter();
  int looks = 0;
  EXPECT_EQ(take(first, Lock::WhenAsking::wait, [&] { return ++looks > 0; }), Lock::Turn::ours);
  EXPECT_EQ(looks, 0) << "who has not waited need not look whether others have done it";
}

TEST_F(LockTest, WhoWaitsInVainIsToldWhoIsAskedWhere) {
  Lock first = starter();
  take(first);
  first.asking("/dev/pts/9");
  Lock second = starter();
  const Error error = test::error_of([&] { take(second); });
  EXPECT_EQ(error.status, ExitStatus::code_needed);
  EXPECT_THAT(error.cause, HasSubstr("asking for a code for [dev] on /dev/pts/9"));
  EXPECT_EQ(error.hint, "answer there, or try again later");
}

TEST_F(LockTest, NoPromptDoesNotWaitForAPerson) {
  Lock first = starter();
  take(first);
  first.asking("/dev/pts/9");
  Lock second = starter();
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of([&] {
              second.take_turn({std::chrono::minutes(2), always(Lock::WhenAsking::give_up),
                                [] { return false; }});
            }).status,
            ExitStatus::code_needed);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

/// A starter that waits in a thread of its own, while this one ends as holder until that is seen.
template <typename End>
Error wait_while(Lock& waiter, std::optional<Lock::Turn>& turn,
                 const std::function<bool()>& is_fresh, End end_of_holder) {
  std::atomic<bool> done = false;
  Error error{.status = ExitStatus::success};
  std::jthread thread([&] {
    error = test::error_of([&] {
      turn = waiter.take_turn({std::chrono::minutes(2), always(Lock::WhenAsking::wait), is_fresh});
    });
    done = true;
  });
  while (!done) {
    end_of_holder();
    std::this_thread::yield();
  }
  thread.join();
  return error;
}

TEST_F(LockTest, WhoWaitedWhileTheHolderSucceededIsDone) {
  Lock first = starter();
  take(first);
  Lock second = starter();
  std::optional<Lock::Turn> turn;
  wait_while(
      second, turn, [] { return true; }, [&] { first.succeeded(); });
  EXPECT_EQ(turn, Lock::Turn::fresh_meanwhile);
}

TEST_F(LockTest, WhoWaitedWhileTheHolderFailedAtTheSameFailsWithItsReason) {
  Lock first = starter();
  take(first);
  Lock second = starter();
  std::optional<Lock::Turn> turn;
  const Error reason{.status = ExitStatus::refused, .object = "STS", .cause = "not today"};
  const Error error = wait_while(
      second, turn, [] { return false; }, [&] { first.failed(reason); });
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_EQ(error.cause, "STS: not today");
}

TEST_F(LockTest, AFailureFromBeforeIsNobodysElse) {
  {
    Lock first = starter();
    take(first);
    first.failed({.status = ExitStatus::refused, .cause = "earlier"});
  }
  Lock second = starter();
  EXPECT_EQ(take(second), Lock::Turn::ours);
}

/// As many holders as it takes, one after the other, until the waiter has seen them.
Error wait_while_others_hold(Lock& waiter, const std::function<void()>& hold) {
  std::optional<Lock::Turn> turn;
  return wait_while(
      waiter, turn, [] { return false; }, hold);
}

TEST_F(LockTest, AFailureIsSeenThoughAnotherHolderHasBegunSince) {
  Lock first = starter();
  take(first);
  Lock second = starter();
  const Error error = wait_while_others_hold(second, [&] {
    first.use("dev", "device");
    first.failed({.status = ExitStatus::refused, .cause = "not today"});
    first.use("prod", "another");
    first.asking("/dev/pts/9");
    first.succeeded();
  });
  EXPECT_EQ(error.cause, "not today");
}

TEST_F(LockTest, AnotherSectionsFailureIsNotLaidAtItsNextHoldersDoor) {
  Lock first = starter();
  take(first);
  Lock second = starter("prod");
  const Error error = test::error_of([&] {
    int looks = 0;
    const auto is_fresh = [&] {
      if (++looks > 1) return true;
      first.failed({.status = ExitStatus::refused, .cause = "not today"});
      first.use("prod", "device");
      first.asking("/dev/pts/9");
      return false;
    };
    second.take_turn({std::chrono::minutes(2), always(Lock::WhenAsking::wait), is_fresh});
  });
  EXPECT_EQ(error.status, ExitStatus::success) << error.cause;
}

TEST_F(LockTest, WhoCouldNotAskAnybodyFailsAlone) {
  Lock first = starter();
  take(first);
  Lock second = starter();
  bool ended = false;
  const auto end_first = [&] {
    if (!ended) first.failed({.status = ExitStatus::code_needed, .cause = "no terminal"});
    ended = true;
    return false;
  };
  const Error error = test::error_of([&] { take(second, Lock::WhenAsking::wait, end_first); });
  EXPECT_THAT(error.cause, HasSubstr("holds the session lock"));  // which is never let go here
}

TEST_F(LockTest, WhatAKilledHolderAskedIsNotAskedAnyMore) {
  {
    Lock killed = starter();
    take(killed);
    killed.asking("/dev/pts/9");
  }
  Lock first = starter();
  take(first);
  Lock second = starter();
  const Error error = test::error_of([&] { take(second, Lock::WhenAsking::give_up); });
  EXPECT_THAT(error.cause, HasSubstr("holds the session lock"));
}

TEST_F(LockTest, NoPromptSeesThatItIsDoneThoughAPersonIsAskedForAnother) {
  Lock first = starter();
  take(first);
  first.asking("/dev/pts/9");
  Lock second = starter("prod");
  EXPECT_EQ(take(second, Lock::WhenAsking::give_up, [] { return true; }),
            Lock::Turn::fresh_meanwhile);
}

TEST_F(LockTest, WhoPassesByDoesNotWaitForAPersonNorLongerThanItsTime) {
  Lock first = starter();
  take(first);
  Lock second = starter("prod");
  EXPECT_EQ(take(second, Lock::WhenAsking::pass_by), Lock::Turn::passed_by);
  first.asking("/dev/pts/9");
  const auto begin = std::chrono::steady_clock::now();
  const auto turn = second.take_turn(
      {std::chrono::minutes(2), always(Lock::WhenAsking::pass_by), [] { return false; }});
  EXPECT_EQ(turn, Lock::Turn::passed_by);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

TEST_F(LockTest, WhoPassesByFailsAsTheHolderUnlessThatOneWasInterrupted) {
  for (const bool is_interrupted : {false, true}) {
    Lock first = starter();
    take(first);
    Lock second = starter();
    bool ended = false;
    const auto end_first = [&] {
      if (std::exchange(ended, true)) return false;
      if (is_interrupted) {
        first.interrupted();
      } else {
        first.failed({.status = ExitStatus::refused, .cause = "no"});
      }
      return false;
    };
    std::optional<Lock::Turn> turn;
    const Error error =
        test::error_of([&] { turn = take(second, Lock::WhenAsking::pass_by, end_first); });
    EXPECT_EQ(turn.has_value(), is_interrupted);
    EXPECT_EQ(error.cause, is_interrupted ? "" : "no");
  }
}

TEST_F(LockTest, ANewQuestionIsToldAgain) {
  Lock first = starter();
  take(first);
  first.asking("/dev/pts/8");
  Lock second = starter();
  std::vector<std::string> told;
  const auto on_asking = [&](const std::string& who) {
    told.push_back(who);
    if (told.size() == 1) return first.asking("/dev/pts/9");
    first.failed({.status = ExitStatus::code_needed, .cause = "enough"});
  };
  const Error error = test::error_of([&] {
    second.take_turn(
        {std::chrono::minutes(2), always(Lock::WhenAsking::wait), [] { return false; }, on_asking});
  });
  EXPECT_EQ(error.cause, "enough");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told.back(), HasSubstr("/dev/pts/9"));
}

TEST_F(LockTest, AnOldFailureIsNoNewsToWhoBeganWhileTheNoteWasBeingWritten) {
  Lock first = starter();
  take(first);
  first.failed({.status = ExitStatus::refused, .cause = "earlier"});
  std::filesystem::resize_file(folder_ + "/stsmfa.lock", 0);
  Lock second = starter();
  const auto write_whole = [&] {
    first.asking("/dev/pts/9");
    return false;
  };
  EXPECT_THAT(error_of([&] { take(second, Lock::WhenAsking::wait, write_whole); }).cause,
              HasSubstr("/dev/pts/9"));
}

/// The count of those who have ended begins anew then, below what the waiter has seen.
TEST_F(LockTest, AFailureIsSeenThoughSomebodyWasKilledWhileWritingTheNote) {
  Lock first = starter();
  take(first);
  first.failed({.status = ExitStatus::refused, .cause = "earlier"});
  first.failed({.status = ExitStatus::refused, .cause = "earlier"});
  Lock waiter = starter();
  Lock next = starter();
  bool has_looked = false;
  const auto at_first_look = [&] {
    if (std::exchange(has_looked, true)) return false;
    first.release();
    std::filesystem::resize_file(folder_ + "/stsmfa.lock", 0);
    take(next);
    next.failed({.status = ExitStatus::refused, .cause = "not today"});
    return false;
  };
  const Error error = error_of([&] { take(waiter, Lock::WhenAsking::wait, at_first_look); });
  EXPECT_EQ(error.cause, "not today");
}

TEST_F(LockTest, AFileThatCannotBeReadForAMomentIsNotTheEnd) {
  Lock first = starter();
  take(first);
  Lock second = starter();
  int looks = 0;
  const auto is_fresh = [&] {
    if (++looks > 1) return true;
    first.succeeded();  // which is worth another look
    throw Error{.status = ExitStatus::file_unusable, .cause = "somebody is saving it"};
  };
  EXPECT_EQ(take(second, Lock::WhenAsking::wait, is_fresh), Lock::Turn::fresh_meanwhile);
}

TEST_F(LockTest, AFileThatHasChangedIsLookedAtWhileTheHolderGoesOn) {
  Lock first = starter();
  take(first);
  Lock second = starter();
  int looks = 0;
  const auto is_fresh = [&] {
    if (++looks > 1) return true;
    std::ofstream(folder_ + "/credentials") << "[dev]\n";
    return false;
  };
  EXPECT_EQ(take(second, Lock::WhenAsking::wait, is_fresh), Lock::Turn::fresh_meanwhile);
  EXPECT_EQ(looks, 2);
}

TEST_F(LockTest, WhoDoesNotHoldItLeavesTheNoteAlone) {
  Lock first = starter();
  take(first);
  first.asking("/dev/pts/9");
  Lock second = starter();
  EXPECT_EQ(take(second, Lock::WhenAsking::wait, [] { return true; }), Lock::Turn::fresh_meanwhile);
  second.failed({.status = ExitStatus::refused, .cause = "not mine to say"});
  Lock third = starter();
  EXPECT_THAT(error_of([&] { take(third); }).cause, HasSubstr("/dev/pts/9"));
}

TEST_F(LockTest, WritesNothingIntoWhatIsNoNote) {
  for (const std::string content : {"[default]\n", "state of things\n"}) {
    std::ofstream(folder_ + "/stsmfa.lock") << content;
    Lock first = starter();
    EXPECT_EQ(take(first), Lock::Turn::ours);
    EXPECT_THAT(first.why_silent(), HasSubstr("no lock file of ours"));
    first.asking("/dev/pts/9");
    first.succeeded();
    EXPECT_EQ(std::filesystem::file_size(folder_ + "/stsmfa.lock"), content.size());
  }
}

TEST_F(LockTest, IsNotTheLockOfTheRewriteAsWell) {
  std::ofstream(folder_ + "/stsmfa.lock") << "";
  std::filesystem::create_hard_link(folder_ + "/stsmfa.lock", folder_ + "/credentials.lock");
  const Error error = error_of([&] { starter(); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.cause, "it is a hard link to " + folder_ + "/credentials.lock");
  EXPECT_EQ(error.hint, "remove one of the two: they are two locks, of which a run holds both");
}

TEST_F(LockTest, RemembersTheLastCodeForTheNextHolder) {
  const Time now = test::at("2026-11-21 12:00:00");
  {
    Lock first = starter();
    take(first);
    first.sending(Secret("123456"), now);
  }
  Lock second = starter();
  take(second);
  EXPECT_TRUE(second.was_sent(Secret("123456"), now + Seconds(5)));
  second.not_sent();
  EXPECT_FALSE(second.was_sent(Secret("123456"), now + Seconds(5)));
}

}  // namespace
}  // namespace stsmfa::session
