#include "batch/call_schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::batch {

namespace {

using app::Verdict;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;

/// A schedule with a clock that stands still and a random number that is always the same.
class CallScheduleTest : public testing::Test {
 protected:
  void add(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      schedule.add(added++);
    }
  }

  /// Sends all that may go out now.
  std::vector<std::size_t> send() {
    std::vector<std::size_t> sent;
    while (const auto id = schedule.next(now)) {
      sent.push_back(*id);
    }
    return sent;
  }

  bool end(std::size_t id, Verdict verdict) { return schedule.ended(id, verdict, now); }

  /// Ends calls that are under way in this way, for good or not.
  void end_all(const std::vector<std::size_t>& ids, Verdict verdict) {
    for (const std::size_t id : ids) {
      end(id, verdict);
    }
  }

  /// Goes on to when the next call is due.
  void pass_time() { now = schedule.next_moment().value(); }

  /// How many attempts a single call gets that always ends so.
  int attempts_of(Verdict verdict) {
    add(1);
    for (int attempts = 1;; ++attempts) {
      const auto id = schedule.next(now);
      if (!id || end(*id, verdict)) return attempts;
      pass_time();
    }
  }

  /// Leaves exactly this much of a quota of 500, in calls that are out of the way.
  void leave_quota(int left) {
    for (int quota = 500; quota > left; quota -= quota - left >= 10 ? 10 : 5) {
      add(1);
      const std::size_t id = schedule.next(now).value();
      // it ends as refused when it comes back: that gives nothing back
      ASSERT_FALSE(end(id, quota - left >= 10 ? Verdict::lost : Verdict::not_sent));
      pass_time();
      ASSERT_TRUE(end(schedule.next(now).value(), Verdict::refused));
    }
  }

  double random = 0.5;
  CallSchedule schedule{[this] { return random; }};
  CallSchedule::Moment now = CallSchedule::Moment() + std::chrono::hours(1);
  std::size_t added = 0;
};

TEST_F(CallScheduleTest, CallsGoOutInTheirOrder) {
  add(3);
  EXPECT_THAT(send(), ElementsAre(0, 1, 2));
}

TEST_F(CallScheduleTest, NoMoreThan32AreUnderWay) {
  add(40);
  EXPECT_EQ(send().size(), 32U);
  EXPECT_TRUE(end(7, Verdict::granted));
  EXPECT_THAT(send(), ElementsAre(32));
  EXPECT_TRUE(end(8, Verdict::refused));
  EXPECT_TRUE(end(9, Verdict::granted));
  EXPECT_THAT(send(), ElementsAre(33, 34));
}

TEST_F(CallScheduleTest, AFinalAnswerHasNoFurtherAttempt) {
  for (const Verdict verdict : {Verdict::granted, Verdict::refused, Verdict::code_refused,
                                Verdict::clock_wrong, Verdict::foreign}) {
    EXPECT_EQ(attempts_of(verdict), 1);
  }
}

TEST_F(CallScheduleTest, ThreeAttemptsWhenAwsWasNotReached) {
  EXPECT_EQ(attempts_of(Verdict::not_sent), 3);
  EXPECT_EQ(attempts_of(Verdict::lost), 3);
}

TEST_F(CallScheduleTest, EightAttemptsWhenAwsIsBusy) { EXPECT_EQ(attempts_of(Verdict::busy), 8); }

TEST_F(CallScheduleTest, AttemptsOfAllKindsCount) {
  add(1);
  for (const Verdict verdict : {Verdict::busy, Verdict::busy}) {
    EXPECT_FALSE(end(send().at(0), verdict));
    pass_time();
  }
  EXPECT_TRUE(end(send().at(0), Verdict::lost));
}

TEST_F(CallScheduleTest, ARandomPartOfALongerAndLongerTimeIsWaitedFor) {
  add(1);
  std::vector<long> waits;
  for (bool final = false; !final;) {
    final = end(send().at(0), Verdict::busy);
    if (final) break;
    const auto start = now;
    pass_time();
    waits.push_back((now - start) / milliseconds(1));
  }
  EXPECT_THAT(waits, ElementsAre(500, 1000, 2000, 4000, 8000, 10000, 10000));
}

TEST_F(CallScheduleTest, ACallDoesNotComeBackBeforeItsTime) {
  random = 1;
  add(1);
  end(send().at(0), Verdict::not_sent);
  now += milliseconds(999);
  EXPECT_TRUE(send().empty());
  EXPECT_EQ(schedule.next_moment(), now + milliseconds(1));
  now += milliseconds(1);
  EXPECT_THAT(send(), ElementsAre(0));
}

TEST_F(CallScheduleTest, ACallComesBackAtOnceWhenChanceHasItSo) {
  random = 0;
  add(1);
  end(send().at(0), Verdict::not_sent);
  EXPECT_THAT(send(), ElementsAre(0));
}

TEST_F(CallScheduleTest, WhatIsDueComesBackSoonestFirstAndBeforeNewCalls) {
  add(2);
  send();
  random = 1;
  end(0, Verdict::not_sent);
  random = 0.5;
  end(1, Verdict::not_sent);
  add(1);
  EXPECT_THAT(send(), ElementsAre(2));
  add(1);
  now += seconds(1);
  EXPECT_THAT(send(), ElementsAre(1, 0, 3));
}

TEST_F(CallScheduleTest, TheQuotaIsAHundredFurtherAttempts) {
  leave_quota(5);
  EXPECT_EQ(attempts_of(Verdict::not_sent), 2);
  EXPECT_EQ(attempts_of(Verdict::not_sent), 1);
  EXPECT_EQ(attempts_of(Verdict::busy), 1);
}

TEST_F(CallScheduleTest, ALostAnswerCostsTwice) {
  leave_quota(15);
  EXPECT_EQ(attempts_of(Verdict::lost), 2);
  EXPECT_EQ(attempts_of(Verdict::lost), 1);
  EXPECT_EQ(attempts_of(Verdict::not_sent), 2) << "5 were left";
}

TEST_F(CallScheduleTest, ASuccessGivesBackWhatItsAttemptHadCost) {
  leave_quota(10);
  add(1);
  EXPECT_FALSE(end(send().at(0), Verdict::lost));
  EXPECT_EQ(attempts_of(Verdict::not_sent), 1) << "nothing is left";
  pass_time();
  EXPECT_TRUE(end(send().at(0), Verdict::granted));
  EXPECT_EQ(attempts_of(Verdict::not_sent), 3) << "10 are";
}

TEST_F(CallScheduleTest, ASuccessAtOnceGivesOne) {
  leave_quota(0);
  for (int i = 0; i < 4; ++i) {
    attempts_of(Verdict::granted);
  }
  EXPECT_EQ(attempts_of(Verdict::not_sent), 1);
  attempts_of(Verdict::granted);
  EXPECT_EQ(attempts_of(Verdict::not_sent), 2);
}

TEST_F(CallScheduleTest, SuccessesDoNotMakeTheQuotaLarger) {
  for (int i = 0; i < 50; ++i) {
    attempts_of(Verdict::granted);
  }
  leave_quota(0);
  EXPECT_EQ(attempts_of(Verdict::not_sent), 1);
}

TEST_F(CallScheduleTest, WhatIsDownForAllIsNotAskedHundredsOfTimes) {
  constexpr std::size_t count = 1000;
  add(count);
  std::size_t sent = 0;
  while (!schedule.idle()) {
    const auto ids = send();
    sent += ids.size();
    end_all(ids, Verdict::busy);
    if (ids.empty()) pass_time();
  }
  EXPECT_EQ(sent, count + 100);
}

TEST_F(CallScheduleTest, ABusyAwsGetsHalfAsManyAtATime) {
  add(100);
  for (const std::size_t most : {32U, 16U, 8U, 4U, 2U, 1U, 1U}) {
    const auto ids = send();
    EXPECT_EQ(ids.size(), most);
    end_all(ids, Verdict::busy);
  }
}

TEST_F(CallScheduleTest, OnlyACallThatWentOutAfterTheHalvingHalvesAgain) {
  add(100);
  send();
  for (std::size_t id = 0; id < 17; ++id) {
    end(id, Verdict::busy);
  }
  EXPECT_THAT(send(), ElementsAre(32)) << "16 may be under way, and 15 were";
  end(32, Verdict::busy);
  EXPECT_TRUE(send().empty());
  for (std::size_t id = 17; id < 24; ++id) {
    end(id, Verdict::busy);
  }
  EXPECT_TRUE(send().empty()) << "8 still are";
  end(24, Verdict::refused);
  EXPECT_THAT(send(), ElementsAre(33));
}

TEST_F(CallScheduleTest, ARoundOfSuccessesLetsOneMoreOutUpTo32) {
  add(2000);
  for (int i = 0; i < 3; ++i) {
    end_all(send(), Verdict::busy);
  }
  for (std::size_t most = 4; most < 32; ++most) {
    const auto ids = send();
    EXPECT_EQ(ids.size(), most);
    end_all(ids, Verdict::granted);
  }
  for (int i = 0; i < 3; ++i) {
    const auto ids = send();
    EXPECT_EQ(ids.size(), 32U);
    end_all(ids, Verdict::granted);
  }
}

TEST_F(CallScheduleTest, ThereIsNoNextMomentWhileNothingMayGoOut) {
  EXPECT_EQ(schedule.next_moment(), std::nullopt);
  add(2);
  for (int i = 0; i < 6; ++i) {  // one at a time is left
    end(schedule.next(now).value(), Verdict::busy);
    pass_time();
  }
  ASSERT_TRUE(schedule.next_moment());
  pass_time();
  ASSERT_TRUE(schedule.next(now));
  EXPECT_EQ(schedule.next(now + std::chrono::hours(1)), std::nullopt);
  EXPECT_EQ(schedule.next_moment(), std::nullopt);
}

TEST_F(CallScheduleTest, IsIdleOnceAllHaveEndedForGood) {
  EXPECT_TRUE(schedule.idle());
  add(2);
  EXPECT_FALSE(schedule.idle()) << "two wait";
  send();
  EXPECT_FALSE(schedule.idle()) << "two are under way";
  end(0, Verdict::granted);
  EXPECT_FALSE(end(1, Verdict::not_sent));
  EXPECT_FALSE(schedule.idle()) << "one will come back";
  pass_time();
  end(send().at(0), Verdict::granted);
  EXPECT_TRUE(schedule.idle());
}

}  // namespace

}  // namespace stsmfa::batch
