// What CallSchedule's calls share: the quota for further attempts.

#include "tests/unit/client/call_schedule_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::client {

namespace {

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

}  // namespace

}  // namespace stsmfa::client
