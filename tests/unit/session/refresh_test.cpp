#include "session/refresh.h"

#include "tests/unit/session/refresh_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::granting;
using test::RefreshTest;
using test::refusing;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string written =
    "[dev]\nassumed_role = False\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n"
    "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX\n"
    "aws_session_token = AQoDYXdzEPT//////////wEXAMPLE==\n"
    "aws_security_token = AQoDYXdzEPT//////////wEXAMPLE==\nexpiration = 2026-11-21 14:00:00\n";

TEST_F(RefreshTest, OfAFreshSectionReadsAndLeaves) {
  const std::string before = long_term + session("dev", "2026-11-21 13:00:00");
  test::write(path(), before);
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_TRUE(found_fresh);
  EXPECT_EQ(helpers, 0);
  EXPECT_THAT(questions, IsEmpty());
  EXPECT_EQ(file(), before);
  EXPECT_THAT(folder.names(), ElementsAre("credentials")) << "no lock file";
  EXPECT_THAT(said, HasSubstr("still valid for 3600 seconds"));
}

TEST_F(RefreshTest, OfAMissingSectionIsOneQuestionOneCallAndTheRestOfTheFile) {
  test::write(path(), long_term);
  typed = {"123456"};
  replies = {granting()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_FALSE(found_fresh);
  EXPECT_EQ(helpers, 1);
  EXPECT_THAT(sent, ElementsAre("123456"));
  EXPECT_THAT(questions,
              ElementsAre("Enter AWS MFA code for device [arn:aws:iam::123456789012:mfa/lee] "
                          "(renewing for 43200 seconds):"));
  EXPECT_EQ(file(), long_term + written);
  EXPECT_THAT(said, HasSubstr("INFO - Success! Your credentials will expire in 7200 seconds"));
}

TEST_F(RefreshTest, ForACommandNamesTheProfileAndSaysNothingOnStandardOutput) {
  test::write(path(), long_term);
  options.verb = "exec";
  typed = {"123456"};
  replies = {granting()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(questions.at(0), HasSubstr("stsmfa: profile dev\n"));
  EXPECT_EQ(said, "");
  EXPECT_THAT(warned, HasSubstr("INFO - Success!"));
}

TEST_F(RefreshTest, FindsTheFileAsItIsWhenItsTurnComes) {
  test::write(path(), long_term);
  typed = {"123456"};
  replies = {granting()};
  while_asked = [&] { test::write(path(), "[other]\nk = v\n" + long_term + "# below\n"); };
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), "[other]\nk = v\n" + long_term + "# below\n" + written);
}

TEST_F(RefreshTest, WritesNothingWhenTheLongTermSectionHasGoneMeanwhile) {
  test::write(path(), long_term);
  typed = {"123456"};
  replies = {granting()};
  while_asked = [&] { test::write(path(), "[other]\nk = v\n"); };
  EXPECT_EQ(run().status, ExitStatus::file_unusable);
  EXPECT_THAT(sent, IsEmpty()) << "the code is still good";
  EXPECT_EQ(file(), "[other]\nk = v\n");
}

TEST_F(RefreshTest, SendsNoCodeWhenKeysHaveComeToTheTargetMeanwhile) {
  const std::string with_keys = long_term +
                                "[dev]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n"
                                "aws_secret_access_key = je7MtGbClwBF/2Zp9Utk\n";
  test::write(path(), long_term);
  typed = {"123456"};
  replies = {granting()};
  while_asked = [&] { test::write(path(), with_keys); };
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, testing::EndsWith("; the code was not sent"));
  EXPECT_THAT(sent, IsEmpty());
  EXPECT_EQ(file(), with_keys);
}

TEST_F(RefreshTest, SaysAMissingNetworkBeforeACodeIsTyped) {
  test::write(path(), long_term);
  typed = {"123456"};
  connection = {.outcome = sts::Outcome::not_sent, .message = "no route to host"};
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::unreached);
  EXPECT_EQ(error.cause, "no route to host");
  EXPECT_THAT(typed, ElementsAre("123456")) << "nobody had typed it";
  EXPECT_EQ(file(), long_term);
}

TEST_F(RefreshTest, EndsBeforeTheQuestionAtWhatTheRewriteWouldRefuse) {
  const std::string twice = long_term + "[dev]\nk = 1\n[dev]\nk = 2\n";
  test::write(path(), twice);
  EXPECT_EQ(run().status, ExitStatus::file_unusable);
  EXPECT_EQ(helpers, 0);
  EXPECT_THAT(questions, IsEmpty());
  EXPECT_EQ(file(), twice);
}

TEST_F(RefreshTest, WithoutATerminalNeedsACode) {
  test::write(path(), long_term);
  has_terminal = false;
  EXPECT_EQ(run().status, ExitStatus::code_needed);
  EXPECT_THAT(sent, IsEmpty());
  EXPECT_EQ(file(), long_term);
}

TEST_F(RefreshTest, UsesTheSessionThatIsLeftWhenAnEarlyRenewalFails) {
  const std::string before = long_term + session("dev", "2026-11-21 12:04:00");
  test::write(path(), before);
  typed = {"123456"};
  replies = {refusing("AccessDenied", "no")};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(said, HasSubstr("Your credentials expire in 240 seconds, renewing."));
  EXPECT_THAT(said, HasSubstr("WARNING - The renewal failed, the session that is left is used"));
  EXPECT_EQ(file(), before);
}

TEST_F(RefreshTest, AnExpiredSessionIsNoComfort) {
  const std::string before = long_term + session("dev", "2026-11-21 11:59:59");
  test::write(path(), before);
  typed = {"123456"};
  replies = {refusing("AccessDenied", "no")};
  EXPECT_EQ(run().status, ExitStatus::refused);
  EXPECT_EQ(file(), before);
}

TEST_F(RefreshTest, RefusesToOverwriteLongTermKeysBeforeAnybodyIsAsked) {
  const std::string before =
      long_term +
      "[dev]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = onlyHere\n";
  test::write(path(), before);
  EXPECT_EQ(run().status, ExitStatus::plan_impossible);
  EXPECT_THAT(questions, IsEmpty());
  EXPECT_EQ(file(), before);
}

}  // namespace
}  // namespace stsmfa::session
