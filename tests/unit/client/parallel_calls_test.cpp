#include "cli/report.h"
#include "sts/protocol.h"
#include "tests/unit/client/parallel_calls_scene.h"
#include "tests/unit/error_of.h"
#include "tests/unit/helper/loopback_server.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::client {

using test::refusing;

namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::Ge;
using testing::HasSubstr;
using testing::Le;
using testing::SizeIs;

TEST_F(ParallelCallsTest, CarriesAllCalls32AtATime) {
  EXPECT_THAT(those_with(carry(200), Verdict::granted), SizeIs(200));
  EXPECT_EQ(sts.seen.size(), 200U);
  EXPECT_EQ(sts.most_under_way, 32U);
  EXPECT_EQ(sts.passed(), client::ScriptedSts::call_time * 7);
}

TEST_F(ParallelCallsTest, SendsThemWithTheirBundleOverConnectionsThatMayHaveBeenUsed) {
  Wire wire = sts.wire();
  wire.send = [send = wire.send](const sts::Request& request) {
    EXPECT_EQ(request.url, "https://sts.example");
    EXPECT_EQ(request.ca_bundle, "/ca");
    EXPECT_FALSE(request.fresh);
    return send(request);
  };
  ParallelCalls calls(wire, report);
  calls.add(7, call(7));
  EXPECT_EQ(calls.next(milliseconds(100))->id, 7U);
}

TEST_F(ParallelCallsTest, MakesEachCallOnceWhenItFirstGoesOut) {
  std::size_t most_ahead = 0;
  sts.script = [&](std::size_t n, const auto&) {
    most_ahead = std::max(most_ahead, made - std::min(made, n));
    return n == 1 ? client::ScriptedSts::throttled() : client::ScriptedSts::granted();
  };
  EXPECT_THAT(those_with(carry(200), Verdict::granted), SizeIs(200));
  EXPECT_EQ(made, 200U);
  EXPECT_LE(most_ahead, 32U);
}

TEST_F(ParallelCallsTest, CarriesAllCallsThoughEveryThirdIsThrottled) {
  sts.script = [](std::size_t n, const auto&) {
    return n % 3 == 0 ? client::ScriptedSts::throttled() : client::ScriptedSts::granted();
  };
  EXPECT_THAT(those_with(carry(200), Verdict::granted), SizeIs(200));
  EXPECT_EQ(sts.seen.size(), 299U) << "every third of which was for nothing";
  EXPECT_EQ(sts.most_under_way, 32U);
}

TEST_F(ParallelCallsTest, SendsFewerAtATimeOnceAwsIsBusy) {
  std::size_t most_later = 0;
  sts.script = [&](std::size_t n, const auto&) {
    if (n == 33) sts.most_under_way = 0;
    most_later = sts.most_under_way;
    return n <= 32 ? client::ScriptedSts::throttled() : client::ScriptedSts::granted();
  };
  EXPECT_THAT(those_with(carry(64), Verdict::granted), SizeIs(64));
  EXPECT_THAT(most_later, AllOf(Ge(16U), Le(20U)));
}

TEST_F(ParallelCallsTest, SendsALostCallAgain) {
  sts.script = [](std::size_t n, const auto&) {
    return n <= 200 && n % 10 == 0 ? client::ScriptedSts::lost() : client::ScriptedSts::granted();
  };
  EXPECT_THAT(those_with(carry(200), Verdict::granted), SizeIs(200));
  EXPECT_EQ(sts.seen.size(), 220U);
  EXPECT_THAT(attempts[9], ElementsAre(1, 2));
  EXPECT_THAT(attempts[10], ElementsAre(1));
}

TEST_F(ParallelCallsTest, GivesUpWhatIsLostThreeTimesAndNothingElse) {
  sts.script = [](std::size_t, const auto& seen) {
    return is_call(seen, 3) ? client::ScriptedSts::lost() : client::ScriptedSts::granted();
  };
  const auto ended = carry(40);
  EXPECT_THAT(those_with(ended, Verdict::lost), ElementsAre(3));
  EXPECT_THAT(those_with(ended, Verdict::granted), SizeIs(39));
  EXPECT_THAT(attempts[3], ElementsAre(1, 2, 3));
}

TEST_F(ParallelCallsTest, DoesNotSendARefusedCallAgain) {
  sts.script = [](std::size_t n, const auto&) {
    return n % 2 == 0 ? refusing("AccessDenied", "no") : client::ScriptedSts::granted();
  };
  const auto ended = carry(200);
  EXPECT_THAT(those_with(ended, Verdict::refused), SizeIs(100));
  EXPECT_THAT(those_with(ended, Verdict::granted), SizeIs(100));
  EXPECT_EQ(sts.seen.size(), 200U);
}

TEST_F(ParallelCallsTest, SaysRequestIdsUnderVerbose) {
  sts.script = [](std::size_t n, const auto&) {
    sts::Reply reply = client::ScriptedSts::granted();
    reply.request_id = "request-" + std::to_string(n);
    return reply;
  };
  cli::Report verbose{{.verbose = true}};
  ParallelCalls calls(sts.wire(), verbose);
  calls.add(0, call(0));
  testing::internal::CaptureStderr();
  calls.next(milliseconds(1000));
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("request-1"));
}

TEST_F(ParallelCallsTest, WaitsNoLongerThanItMay) {
  ParallelCalls calls(sts.wire(), report);
  calls.add(0, call(0));
  EXPECT_FALSE(calls.next(milliseconds(30)));
  EXPECT_EQ(sts.passed(), milliseconds(30));
  EXPECT_FALSE(calls.next(milliseconds(0)));
  EXPECT_EQ(sts.passed(), milliseconds(30));
  EXPECT_TRUE(calls.next(milliseconds(500)));
  EXPECT_EQ(sts.passed(), milliseconds(100));
  EXPECT_FALSE(calls.next(milliseconds(500))) << "idle";
  EXPECT_EQ(sts.passed(), milliseconds(100));
}

TEST_F(ParallelCallsTest, DropsAnswersToWhatOthersHaveSent) {
  ParallelCalls calls(sts.wire(), report);
  calls.add(0, call(0));
  EXPECT_FALSE(calls.next(milliseconds(30)));
  sts.answer_nothing();
  EXPECT_EQ(calls.next(milliseconds(500))->id, 0U);
}

TEST_F(ParallelCallsTest, TakesCallsAtAnyTime) {
  ParallelCalls calls(sts.wire(), report);
  calls.add(0, call(0));
  EXPECT_EQ(calls.next(milliseconds(500))->id, 0U);
  EXPECT_TRUE(calls.idle());
  calls.add(0, call(0));
  EXPECT_FALSE(calls.idle());
  EXPECT_EQ(calls.next(milliseconds(500))->id, 0U);
}

TEST_F(ParallelCallsTest, AHelperThatEndsIsAnError) {
  const auto gone = [] { return Error{.status = ExitStatus::unreached, .object = "helper"}; };
  Wire wire = sts.wire();
  wire.send = [&, send = wire.send](const sts::Request& request) {
    return sts.seen.size() == 40 ? throw gone() : send(request);
  };
  ParallelCalls sending(wire, report);
  for (std::size_t id = 0; id < 200; ++id) {
    sending.add(id, call(id));
  }
  const auto carry_all = [](ParallelCalls& calls) {
    while (calls.next(std::chrono::hours(1))) {
    }
  };
  EXPECT_EQ(test::error_of([&] { carry_all(sending); }).object, "helper");
  wire = sts.wire();
  wire.receive_any = [gone](milliseconds) -> std::optional<sts::Reply> { throw gone(); };
  ParallelCalls receiving(wire, report);
  receiving.add(0, call(0));
  EXPECT_EQ(test::error_of([&] { carry_all(receiving); }).object, "helper");
}

TEST_F(ParallelCallsTest, UsesTheHelpersConnectionsAgain) {
  const helper::LoopbackServer server([](helper::Connection& connection) {
    while (!connection.read_request().empty()) {
      connection.write(helper::http_reply("<GetCallerIdentityResponse/>"));
    }
  });
  destination = {.endpoint = {server.url(), "us-east-1"}, .ca_bundle = {}, .notices = {}};
  ParallelCalls calls(start_helper({}), report);
  for (std::size_t id = 0; id < 200; ++id) {
    calls.add(id, call(id));
  }
  std::size_t granted = 0;
  while (const auto next = calls.next(std::chrono::seconds(20))) {
    EXPECT_EQ(next->reply.verdict, Verdict::granted) << next->reply.reply.message;
    ++granted;
  }
  EXPECT_EQ(granted, 200U);
  EXPECT_THAT(server.accepted(), Le(32));
}

}  // namespace

}  // namespace stsmfa::client
