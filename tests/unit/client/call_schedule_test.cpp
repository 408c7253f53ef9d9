#include "tests/unit/client/call_schedule_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::client {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;

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

}  // namespace stsmfa::client
