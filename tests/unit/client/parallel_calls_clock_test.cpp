// What time ParallelCalls signs with.

#include "cli/report.h"
#include "sts/protocol.h"
#include "tests/unit/client/parallel_calls_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::client {

using test::noon;
using test::refusing;

namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

sts::Reply refusing_the_clock() {
  return refusing("SignatureDoesNotMatch", "Signature expired: ...");
}

TEST_F(ParallelCallsTest, CorrectsTheClockForAllThatFollowAndSaysSoOnce) {
  sts.clock = noon - std::chrono::hours(1);
  sts.script = [](std::size_t, const auto& seen) {
    return seen.date.starts_with("20261121T12") ? client::ScriptedSts::granted()
                                                : refusing_the_clock();
  };
  cli::Report loud{{}};
  ParallelCalls calls(sts.wire(), loud);
  for (std::size_t id = 0; id < 200; ++id) {
    calls.add(id, call(id));
  }
  testing::internal::CaptureStderr();
  while (auto next = calls.next(std::chrono::hours(1))) {
    EXPECT_EQ(next->reply.verdict, Verdict::granted);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "stsmfa: clock: this machine's clock is 1h behind AWS's: set it right\n");
  EXPECT_EQ(sts.seen.size(), 232U) << "the first 32 twice";
}

TEST_F(ParallelCallsTest, AClockThatNoTimeSatisfiesIsRefused) {
  sts.clock = noon - std::chrono::hours(1);
  sts.script = [](std::size_t, const auto&) {
    sts::Reply reply = refusing_the_clock();
    reply.date = noon + std::chrono::hours(24);
    return reply;
  };
  EXPECT_THAT(those_with(carry(1), Verdict::refused), ElementsAre(0));
  EXPECT_EQ(sts.seen.size(), 2U);
}

TEST_F(ParallelCallsTest, AClockThatIsSetRightMeanwhileIsFollowed) {
  sts.clock = noon - std::chrono::hours(1);
  sts.script = [](std::size_t, const auto& seen) {
    return seen.date.starts_with("20261121T12") ? client::ScriptedSts::granted()
                                                : refusing_the_clock();
  };
  ParallelCalls calls(sts.wire(), report);
  calls.add(1, call(1));
  EXPECT_EQ(calls.next(milliseconds(1000))->reply.verdict, Verdict::granted);
  sts.clock = noon;
  calls.add(2, call(2));
  EXPECT_EQ(calls.next(milliseconds(1000))->reply.verdict, Verdict::granted);
  EXPECT_EQ(sts.seen.size(), 4U);
}

TEST_F(ParallelCallsTest, SignsACallWhenItGoesOut) {
  sts.random = 1;
  sts.script = [](std::size_t n, const auto&) {
    return n < 4 ? client::ScriptedSts::throttled() : client::ScriptedSts::granted();
  };
  carry(1);
  std::vector<std::string> dates;
  for (const auto& seen : sts.seen) {
    dates.push_back(seen.date);
  }
  EXPECT_THAT(dates, ElementsAre("20261121T120000Z", "20261121T120001Z", "20261121T120003Z",
                                 "20261121T120007Z"));
}

}  // namespace

}  // namespace stsmfa::client
