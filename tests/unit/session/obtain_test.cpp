#include "session/obtain.h"

#include "cli/report.h"
#include "profile/destination.h"
#include "session/lock.h"
#include "tests/unit/client/replies.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/profile/scene.h"
#include "tests/unit/session/scripted_world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace stsmfa::session {
namespace {

using test::error_of;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

const std::string wrong_code =
    "MultiFactorAuthentication failed with invalid MFA one time pass code.";

TEST(FirstCall, AssumesTheFirstRoleOfTheChain) {
  profile::Plan plan;
  EXPECT_EQ(first_call(plan).action, "GetSessionToken");
  for (const char* const arn :
       {"arn:aws:iam::123456789012:role/hub", "arn:aws:iam::999999999999:role/spoke"}) {
    plan.roles.push_back({.arn = {.value = arn}, .session_name = profile::Setting{.value = "lee"}});
    const sts::Call call = first_call(plan);
    EXPECT_EQ(call.action, "AssumeRole");
    const auto role = std::ranges::find(call.parameters, "RoleArn", &sts::Parameter::name);
    ASSERT_NE(role, call.parameters.end());
    EXPECT_EQ(role->value.reveal(), "arn:aws:iam::123456789012:role/hub");
  }
}

/// Of a run of Obtainer in a scripted world.
class ObtainTest : public testing::Test, protected test::ScriptedWorld {
 protected:
  /// The access key id obtained; throws as Obtainer::obtain does.
  std::string run() {
    const test::Staged staged(scene);
    const profile::Files files{
        .locations = {.credentials = {folder / "credentials", ""}, .config = {}}, .config = {}};
    const profile::Context context{scene.options, staged.context.environment, files};
    Renewal renewal{.plan = staged.plan(),
                    .destination = {.endpoint = {"https://sts.example", "us-east-1"}},
                    .iam = profile::Destination{.endpoint = {"https://iam.example", "us-east-1"}}};
    cli::Report report(scene.options);
    Lock lock(folder / "credentials", "default", "", staged.context.environment);
    lock.take_turn({std::chrono::milliseconds(0), [] { return Lock::WhenAsking::wait; },
                    [] { return false; }});
    const client::Wire helper = wire();
    const World outside = world();
    const Obtainer obtainer({context, outside, report}, helper, lock);
    const client::Obtained obtained = obtainer.obtain(renewal);
    granted_for = obtained.granted;
    return obtained.session.access_key_id;
  }

  const test::Scratch folder = {};
  test::Scene scene{.options = {.quiet = true}};
  Seconds granted_for = {};
};

TEST_F(ObtainTest, OneQuestionOneCall) {
  typed = {"123456"};
  replies = {test::granting()};
  EXPECT_EQ(run(), "ASIAIOSFODNN7EXAMPLE");
  EXPECT_THAT(sent, ElementsAre("123456"));
  EXPECT_EQ(questions.size(), 1U);
  EXPECT_EQ(granted_for, std::chrono::hours(2));
}

TEST_F(ObtainTest, AWrongCodeIsAskedForAgainAndNeverSentTwice) {
  typed = {"111111", "111111", "222222"};
  replies = {test::refusing("AccessDenied", wrong_code), test::granting()};
  run();
  EXPECT_THAT(sent, ElementsAre("111111", "222222"));
  EXPECT_THAT(questions[1],
              StartsWith("AWS refused the code for mfa/lee: wrong entry in the app, mistyped, too "
                         "old or already used. The next one comes in 30 s (try 2 of 3).\n"));
  EXPECT_THAT(questions[2], StartsWith("This code was just used; the next one comes in 30 s.\n"));
}

TEST_F(ObtainTest, WhatWasNotSentIsNoneOfTheThreeCodes) {
  typed = {"12", "111111", "abcdef", "", "111111", "222222", "1", "333333", "444444"};
  replies = {test::refusing("AccessDenied", wrong_code)};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  EXPECT_THAT(sent, ElementsAre("111111", "222222", "333333"));
}

TEST_F(ObtainTest, OfWhatIsNoCodeItIsSaidThatNothingWasSent) {
  typed = {"12", "111111"};
  replies = {test::granting()};
  run();
  EXPECT_THAT(questions[1], StartsWith("A code is six digits; this is not. Nothing was sent.\n"));
}

TEST_F(ObtainTest, NonsenseEndsAfterTenQuestions) {
  typed = {20, "nonsense"};
  const Error error = test::error_of([&] { run(); });
  EXPECT_EQ(error.status, ExitStatus::code_needed);
  EXPECT_EQ(error.aws_mfa, "Token must be six digits");
  EXPECT_EQ(questions.size(), 10U);
  typed = {20, "nonsense"};
  typed[2] = "111111";
  replies = {test::refusing("AccessDenied", wrong_code)};
  EXPECT_THAT(test::error_of([&] { run(); }).aws_mfa, HasSubstr(wrong_code));
  EXPECT_EQ(questions.size(), 20U);
}

TEST_F(ObtainTest, WhoLeavesAfterSlipsHasGivenNoCode) {
  for (const std::size_t slips : {1U, 2U, 3U}) {
    typed = std::deque<std::string>(slips, "12345");
    const Error error = test::error_of([&] { run(); });
    EXPECT_EQ(error.status, ExitStatus::code_needed) << slips;
    EXPECT_EQ(error.aws_mfa, "Token must be six digits");
  }
  EXPECT_TRUE(sent.empty());
}

TEST_F(ObtainTest, AfterThreeQuestionsAwsHasRefused) {
  typed = {"111111", "222222", "333333", "444444"};
  replies = {test::refusing("AccessDenied", wrong_code)};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  EXPECT_EQ(questions.size(), 3U);
  EXPECT_EQ(sent.size(), 3U);
}

TEST_F(ObtainTest, ASlipOfTheFingerIsNotSent) {
  typed = {"12345", "12 34 56"};
  replies = {test::granting()};
  run();
  EXPECT_THAT(sent, ElementsAre("123456"));
}

TEST_F(ObtainTest, WhoLeavesAfterARefusalLeavesWithTheRefusal) {
  typed = {"111111"};
  replies = {test::refusing("AccessDenied", wrong_code)};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  typed = {};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::code_needed);
}

TEST_F(ObtainTest, OfWhoGoesAwayItIsSaidThatNobodyAnswered) {
  goes_away = true;
  for (const std::deque<std::string>& slips : {std::deque<std::string>(), {"12345"}}) {
    typed = slips;
    const Error error = test::error_of([&] { run(); });
    EXPECT_EQ(error.status, ExitStatus::code_needed);
    EXPECT_EQ(error.cause, "nobody answered in 2 minutes") << slips.size();
  }
  typed = {"111111"};
  replies = {test::refusing("AccessDenied", wrong_code)};
  const Error error = test::error_of([&] { run(); });
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_EQ(error.hint, "nobody answered in 2 minutes");
}

TEST_F(ObtainTest, ARefusedTokenIsTheEnd) {
  scene.options.token = Secret("111111");
  replies = {test::refusing("AccessDenied", wrong_code)};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  EXPECT_EQ(sent.size(), 1U);
  EXPECT_TRUE(questions.empty());
}

TEST_F(ObtainTest, AMalformedTokenIsNotSent) {
  scene.options.token = Secret("1234567");
  const Error error = test::error_of([&] { run(); });
  EXPECT_EQ(error.status, ExitStatus::usage);
  EXPECT_EQ(error.aws_mfa, "Token must be six digits");
  EXPECT_TRUE(sent.empty());
}

TEST_F(ObtainTest, AWrongClockIsCorrectedOnceWithTheSameCode) {
  clock = test::noon - std::chrono::hours(1);
  typed = {"123456"};
  replies = {test::refusing("SignatureDoesNotMatch", "Signature expired"), test::granting()};
  run();
  EXPECT_THAT(sent, ElementsAre("123456", "123456"));
  EXPECT_THAT(dates, ElementsAre("20261121T110000Z", "20261121T120000Z"));
  EXPECT_EQ(granted_for, std::chrono::hours(2)) << "by AWS's clock";
}

TEST_F(ObtainTest, AWrongSecretIsNotTriedAgain) {
  typed = {"123456"};
  replies = {test::refusing("SignatureDoesNotMatch", "does not match")};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  EXPECT_EQ(sent.size(), 1U);
}

TEST_F(ObtainTest, NothingWithACodeIsRepeatedAfterATimeOutOrThrottling) {
  for (const sts::Reply& reply :
       {sts::Reply{.outcome = sts::Outcome::maybe_sent, .message = "timed out"},
        test::refusing("Throttling", "Rate exceeded", 400),
        test::refusing("InternalFailure", "again", 500)}) {
    sent.clear();
    clock += std::chrono::minutes(2);
    typed = {"123456"};
    replies = {reply};
    test::error_of([&] { run(); });
    EXPECT_EQ(sent.size(), 1U);
  }
}

TEST_F(ObtainTest, ACodeThatNeverLeftMayBeUsedAgain) {
  typed = {"123456"};
  replies = {{.outcome = sts::Outcome::not_sent, .message = "no route"}};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::unreached);
  typed = {"123456"};
  replies = {test::granting()};
  EXPECT_EQ(run(), "ASIAIOSFODNN7EXAMPLE");
}

TEST_F(ObtainTest, ACodeThatWasSentIsKnownToTheNextRun) {
  typed = {"123456"};
  replies = {{.outcome = sts::Outcome::maybe_sent, .message = "timed out"}};
  test::error_of([&] { run(); });
  scene.options.token = Secret("123456");
  const Error error = test::error_of([&] { run(); });
  EXPECT_EQ(error.cause, "this code was just used");
  EXPECT_EQ(sent.size(), 1U);
}

TEST_F(ObtainTest, ACallWithoutACodeIsTriedThreeTimes) {
  scene.options.no_mfa = true;
  replies = {test::refusing("Throttling", "Rate exceeded", 400)};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  EXPECT_THAT(sent, ElementsAre("", "", ""));
  EXPECT_EQ(waits.size(), 2U);
  replies = {test::refusing("AccessDenied", "no")};
  sent.clear();
  EXPECT_EQ(error_of([&] { run(); }).hint, "the role may ask for MFA: leave --no-mfa out");
  EXPECT_EQ(sent.size(), 1U);
  replies = {test::refusing("ValidationError", "no")};
  EXPECT_NE(error_of([&] { run(); }).hint, "the role may ask for MFA: leave --no-mfa out");
}

TEST_F(ObtainTest, ACommandIsRunOnceMoreInTheNextWindow) {
  scene.options.mfa_process = "n=$(cat " + folder.path() +
                              "/n 2>/dev/null); echo 11111$n; echo 2 > " + folder.path() + "/n";
  scene.options.mfa_process->insert(
      0, "test -e " + folder.path() + "/n || echo 1 > " + folder.path() + "/n; ");
  clock = test::noon + Seconds(12);
  replies = {test::refusing("AccessDenied", wrong_code)};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::refused);
  EXPECT_THAT(sent, ElementsAre("111111", "111112"));
  EXPECT_THAT(waits, ElementsAre(18));
}

TEST_F(ObtainTest, ACommandThatRepeatsARefusedCodeEndsWithTheRefusal) {
  scene.options.quiet = false;
  scene.options.mfa_process = "echo 111111";
  clock = test::noon + Seconds(12);
  replies = {test::refusing("AccessDenied", wrong_code)};
  testing::internal::CaptureStderr();
  const Error error = test::error_of([&] { run(); });
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "stsmfa: --mfa-process: AWS refused this code; the command is asked again in 18 "
            "seconds\n");
  EXPECT_THAT(error.aws_mfa, HasSubstr(wrong_code));
  EXPECT_THAT(sent, ElementsAre("111111"));
}

TEST_F(ObtainTest, NoPromptNeverAsks) {
  scene.options.no_prompt = true;
  typed = {"123456"};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::code_needed);
  EXPECT_TRUE(questions.empty());
  scene.options.no_prompt = false;
  scene.variables = {"DIRENV_IN_ENVRC=1"};
  EXPECT_EQ(error_of([&] { run(); }).status, ExitStatus::code_needed);
  EXPECT_TRUE(questions.empty());
}

}  // namespace
}  // namespace stsmfa::session
