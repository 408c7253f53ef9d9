#include "session/held_lock.h"
#include "session/lock.h"
#include "session/lock_note.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/profile/scene.h"
#include "tests/unit/variables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stsmfa::session {
namespace {

using test::error_of;

using std::chrono::milliseconds;
using testing::HasSubstr;

/// A holder of the session lock, and starters that its command runs.
class InnerLock : public testing::Test {
 protected:
  std::string path() const { return folder_ / "credentials"; }
  Lock starter(const std::string& section = "dev") const {
    return {path(), section, "device", none_.environment()};
  }
  Lock inner_of(const Lock& outer, const std::string& section = "base") const {
    return {path(), section, "device", outer.environment()};
  }
  static Lock::Turn take(Lock& lock, Lock::WhenAsking when_asking = Lock::WhenAsking::wait) {
    return lock.take_turn({milliseconds(100), [&] { return when_asking; }, [] { return false; }});
  }
  LockNote note() const { return parse_note(test::read(folder_ / "stsmfa.lock")); }

  const test::Scratch folder_ = {};
  const test::Variables none_{{}};
};

TEST(HeldLocks, AreTheInnermostFirstAndEachIsFoundByItsWord) {
  const test::Variables outside{{"STSMFA_HELD_LOCK=outer,a,b%20c middle"}};
  CommandEnvironment environment(outside.environment());
  environment.set({.word = "inner", .sections = {"d"}});
  const std::vector<HeldLock> locks = held_locks_in(environment.environment());
  ASSERT_EQ(locks.size(), 3U);
  EXPECT_EQ(locks[0].word, "inner");
  EXPECT_EQ(locks[1].sections, (std::vector<std::string>{"a", "b c"}));
  EXPECT_EQ(locks[2].word, "middle");
  const auto found = [&](const std::string& word) {
    return held_lock_in(environment.environment(), [&] { return word; });
  };
  EXPECT_EQ(found("middle").word, "middle");
  EXPECT_EQ(found("outer").sections.size(), 2U);
  EXPECT_EQ(found("other").word, "");
  environment.set({.word = "outer", .sections = {"a", "b c", "e"}});
  EXPECT_EQ(held_locks_in(environment.environment()).size(), 2U) << "it has that one's place";
}

TEST(HeldLocks, AreNoneWhereNobodyHasSetThemWhateverTheWord) {
  const test::Variables none{{}};
  const auto no_lock_file = [] {
    ADD_FAILURE() << "the lock file is read for nothing";
    return std::string();
  };
  EXPECT_EQ(held_lock_in(none.environment(), no_lock_file).word, "");
}

TEST_F(InnerLock, AnInnerRunActsUnderTheLockAndLeavesTheNoteAsItWas) {
  const Time now = test::at("2026-11-21 12:00:00");
  Lock outer = starter();
  take(outer);
  outer.calling();
  const LockNote before = note();
  Lock inner = inner_of(outer);
  EXPECT_EQ(take(inner), Lock::Turn::ours);
  inner.asking("/dev/pts/9");
  EXPECT_EQ(note().section, "base");
  Lock waiter = starter("other");
  EXPECT_THAT(error_of([&] { take(waiter, Lock::WhenAsking::give_up); }).cause,
              HasSubstr("for [base] on /dev/pts/9"));
  inner.sending(Secret("123456"), now);
  inner.succeeded();
  EXPECT_EQ(note().state, before.state);
  EXPECT_EQ(note().section, "dev");
  EXPECT_EQ(note().terminal, "");
  EXPECT_EQ(note().word, before.word);
  EXPECT_TRUE(outer.was_sent(Secret("123456"), now + Seconds(5)));
  outer.failed({.status = ExitStatus::refused, .cause = "no"});
  EXPECT_EQ(note().failures.size(), 1U);
  EXPECT_TRUE(was_sent(note(), {"device", Secret("123456"), now + Seconds(5)}));
}

TEST_F(InnerLock, WhoWaitsIsToldOfAnInnerFailureAsWellAsOfTheOuterOne) {
  Lock outer = starter();
  take(outer);
  Lock inner = inner_of(outer);
  take(inner);
  inner.failed({.status = ExitStatus::refused, .cause = "inner"});
  outer.failed({.status = ExitStatus::plan_impossible, .cause = "outer"});
  ASSERT_EQ(note().failures.size(), 2U);
  EXPECT_EQ(note().failures[0].reason, "inner");
  EXPECT_EQ(note().failures[1].reason, "outer");
  EXPECT_LT(note().failures[0].number, note().failures[1].number);
}

TEST_F(InnerLock, ASectionThatIsUnderWayEndsAtOnceHoweverDeep) {
  Lock outer = starter("a, b %2C");
  take(outer);
  Lock inner = inner_of(outer, "b");
  take(inner);
  Lock again = inner_of(inner, "a, b %2C");
  const Error error = error_of([&] { take(again); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "[a, b %2C]");
  EXPECT_EQ(error.cause, "its command runs stsmfa for it again: [a, b %2C] -> [b] -> [a, b %2C]");
  EXPECT_EQ(error.hint, "let the command get its own session in another way");
  Lock batch = inner_of(inner, "--all");
  take(batch);
  EXPECT_EQ(error_of([&] { batch.use("b", ""); }).status, ExitStatus::plan_impossible);
}

TEST_F(InnerLock, AWordThatIsNotTheHoldersIsNothing) {
  const test::Variables forged({"STSMFA_HELD_LOCK=0123456789abcdef,dev"});
  Lock holder = starter();
  take(holder);
  Lock forger{path(), "base", "device", forged.environment()};
  EXPECT_EQ(error_of([&] { take(forger); }).status, ExitStatus::code_needed);
}

TEST_F(InnerLock, AWordOfAHolderThatHasEndedIsNothing) {
  auto ended = std::make_unique<Lock>(path(), "dev", "device", none_.environment());
  take(*ended);
  const test::Variables stale(ended->environment().entries());
  ended.reset();  // as if it had been killed: the word still stands in the note
  Lock next{path(), "dev", "device", stale.environment()};
  EXPECT_EQ(take(next), Lock::Turn::ours);
  Lock waiter{path(), "base", "device", stale.environment()};
  EXPECT_EQ(error_of([&] { take(waiter); }).status, ExitStatus::code_needed);
}

}  // namespace
}  // namespace stsmfa::session
