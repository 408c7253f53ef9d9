#include "batch/make_batch.h"

#include "cli/options.h"
#include "profile/plan.h"
#include "tests/unit/batch/batch_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::batch {
namespace {

using test::Scene;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string login = long_term("login", pair() + device());

/// A role with keys of its own copy.
std::string with_role(const std::string& name, const std::string& more = {}) {
  return long_term(name, pair() + device() + role(name) + more);
}

Scene scene(std::string credentials, cli::Options options = {}) {
  options.all = true;
  return {.credentials = std::move(credentials), .options = std::move(options)};
}

TEST(MakeBatch, TwentyRolesOfOneKeyTakeTheSessionOfItsRolelessSection) {
  std::string credentials;
  std::vector<std::string> expected;
  std::string members;
  for (int i = 0; i < 20; ++i) {
    const std::string name = "r" + std::to_string(i);
    credentials += with_role(name);
    expected.push_back(name + " -> " + name + ": assumed (0)");
    members += " " + name;
  }
  expected.emplace_back("login -> login: shared_session (0)");
  const Batch batch = batch_of(scene(credentials + login));
  EXPECT_EQ(rows(batch), expected);
  EXPECT_THAT(groups(batch),
              ElementsAre("login " + lees_device + " 43200:" + members + " login, needed"));
  const profile::Plan& plan = batch.groups[0].plan;
  EXPECT_EQ(plan.keys.access_key_id, "AKIAIOSFODNN7EXAMPLA");
  EXPECT_EQ(plan.mfa, profile::MfaUse::always);
  EXPECT_THAT(plan.roles, IsEmpty());
  EXPECT_EQ(plan.names.long_term, "login-long-term");
  EXPECT_EQ(batch.groups[0].destination.endpoint.url, "https://sts.amazonaws.com");
  EXPECT_EQ(batch.targets[0].section, session::TargetSection::made);
  EXPECT_TRUE(batch.targets[0].plan.roles[0].session_name.has_value());
}

/// Of thousands that go to the same place.
TEST(MakeBatch, ADestinationThatIsTheSameIsKeptOnce) {
  const std::string elsewhere = "region = eu-west-1\n";
  const Batch batch = batch_of(scene(with_role("a") + with_role("b") + with_role("c", elsewhere)));
  EXPECT_EQ(&*batch.targets[0].destination, &*batch.targets[1].destination);
  EXPECT_NE(&*batch.targets[1].destination, &*batch.targets[2].destination);
}

TEST(MakeBatch, WithoutARolelessSectionItHasASectionOfItsOwn) {
  EXPECT_THAT(groups(scene(with_role("a") + with_role("b"))),
              ElementsAre(shared_of_a + " " + lees_device + " 43200: a b, needed"));
}

TEST(MakeBatch, TwoKeysAreTwoGroupsInTheOrderOfTheirFirstTargets) {
  const Batch batch =
      batch_of(scene(long_term("b", pair('B') + device("GAHT12345678") + role("b")) +
                     with_role("a") + long_term("b2", pair('B') + device("other")) + login));
  EXPECT_THAT(rows(batch),
              ElementsAre("b -> b: assumed (0)", "a -> a: assumed (1)", "b2 -> b2: impossible (0)",
                          "login -> login: shared_session (1)"));
  EXPECT_EQ(batch.targets[2].problem->object, "[b2-long-term] aws_mfa_device: other");
  EXPECT_THAT(groups(batch),
              ElementsAre("mfa-AKIAIOSFODNN7EXAMPLB GAHT12345678 43200: b b2, needed",
                          "login " + lees_device + " 43200: a login, needed"));
}

TEST(MakeBatch, TwoKeysOfOneDeviceAreTwoGroupsStill) {
  EXPECT_THAT(groups(scene(login + long_term("b", pair('B') + device()))),
              ElementsAre("login " + lees_device + " 43200: login, needed",
                          "b " + lees_device + " 43200: b, needed"));
}

TEST(MakeBatch, KeysThatAreBorrowedOrStandInDefaultAreTheSameKeys) {
  EXPECT_THAT(groups(scene(long_term("app", "source_profile = login\n" + role("app")) + login)),
              ElementsAre("login " + lees_device + " 43200: app login, needed"));
  EXPECT_THAT(groups(scene("[DEFAULT]\n" + pair() + device() + long_term("a", role("a")) +
                           long_term("b", role("b")))),
              ElementsAre(shared_of_a + " " + lees_device + " 43200: a b, needed"));
}

TEST(MakeBatch, TheDeviceIsTheFirstThatIsNamedWithItsCommand) {
  const Batch batch = batch_of(scene(
      long_term("a", pair() + role("a")) +
      long_term("b", pair() + role("b") + device("GAHT1234567") + "mfa_process = oathtool\n") +
      long_term("c", pair() + role("c") + device() + "duration_seconds = 7200\n") +
      long_term("d", pair() + role("d") + "duration_seconds = 7200\n")));
  EXPECT_EQ(batch.groups[0].plan.device->value, "GAHT1234567");
  EXPECT_EQ(batch.groups[0].plan.code_command->value, "oathtool");
  EXPECT_FALSE(batch.groups[0].iam);
  EXPECT_EQ(batch.targets[2].plan.device->value, lees_device) << "its own";
  EXPECT_EQ(batch.targets[3].plan.device->value, "GAHT1234567");
  EXPECT_EQ(batch.targets[3].plan.code_command->value, "oathtool");
}

TEST(MakeBatch, ADeviceThatCannotBeOneOrIsOfABrokenProfileIsPassedOver) {
  const std::string fresh =
      long_term("a", pair() + device("odd") + role("a")) + session("a", "13:00", "a");
  const std::string broken = long_term("b", pair() + device("GAHT1234567") + "assume_role = x\n");
  const Batch batch = batch_of(scene(fresh + broken + with_role("c")));
  EXPECT_THAT(rows(batch),
              ElementsAre("a -> a: fresh (0)", "b -> b: impossible (0)", "c -> c: assumed (0)"));
  EXPECT_EQ(batch.groups[0].plan.device->value, lees_device);
}

TEST(MakeBatch, ACommandOfOnesOwnGivesTheCodes) {
  const Batch batch = batch_of(
      scene(with_role("a", "mfa_process = one\n") +
            long_term("b", pair() + role("b") + "duration_seconds = 7200\nmfa_process = two\n")));
  EXPECT_EQ(batch.targets[1].plan.device->value, lees_device);
  EXPECT_EQ(batch.targets[1].plan.code_command->value, "two");
}

TEST(MakeBatch, IsNotAboutTheProfileAndTheSectionOfTheCommandLine) {
  EXPECT_THAT(rows(scene(with_role("a") + login, {.profile = "a", .section = "s"})),
              ElementsAre("a -> a: assumed (0)", "login -> login: shared_session (0)"));
}

TEST(MakeBatch, WithoutAnyDeviceIamIsAsked) {
  const Batch batch = batch_of(scene(long_term("a", pair() + role("a"))));
  EXPECT_THAT(groups(batch), ElementsAre(shared_of_a + " IAM 43200: a, needed"));
  EXPECT_THAT(batch.groups[0].iam->endpoint.url, HasSubstr("iam.amazonaws.com"));
}

TEST(MakeBatch, TheCodeOfTheCommandLineChangesNoWay) {
  Scene given = scene(with_role("a"));
  given.options.token = Secret("123456");
  given.options.token_stdin = true;
  EXPECT_THAT(rows(given), ElementsAre("a -> a: assumed (0)"));
}

TEST(MakeBatch, TheRoleOfTheEnvironmentIsAboutOneProfile) {
  Scene given = scene(login);
  given.variables = {"MFA_ASSUME_ROLE=prod/admin", "AWS_PROFILE=x", "AWS_PROFILE_ASSUME_ROLE=y"};
  EXPECT_THAT(rows(given), ElementsAre("login -> login: shared_session (0)"));
}

TEST(MakeBatch, MoreThanAnHourTakesACodeUnlessItIsCapped) {
  Scene given = scene(with_role("a") + with_role("b", "duration_seconds = 7200\n"));
  EXPECT_THAT(rows(given), ElementsAre("a -> a: assumed (0)", "b -> b: own_code (0)"));
  given.variables = {"MFA_STS_DURATION=43200"};
  EXPECT_THAT(rows(given), ElementsAre("a -> a: own_code (0)", "b -> b: own_code (0)"));
  EXPECT_THAT(groups(given), ElementsAre(shared_of_a + " " + lees_device + " 43200: a b"));
  given.options.cap = true;
  const Batch capped = batch_of(given);
  EXPECT_THAT(rows(capped), ElementsAre("a -> a: assumed (0)", "b -> b: assumed (0)"));
  EXPECT_EQ(capped.targets[0].plan.roles.back().duration, Seconds(3600));
  EXPECT_TRUE(capped.targets[0].plan.capped);
}

TEST(MakeBatch, WithoutMfaEveryoneSignsForHimself) {
  EXPECT_THAT(rows(scene(with_role("a") + login, {.no_mfa = true})),
              ElementsAre("a -> a: no_code (0)", "login -> login: no_code (0)"));
}

TEST(MakeBatch, TemporaryKeysHaveNoGroup) {
  EXPECT_THAT(
      rows(scene(
          long_term("a", pair() +
                             "aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_session_token = t\n" +
                             role("a")) +
          login)),
      ElementsAre("a -> a: no_code", "login -> login: shared_session (0)"));
}

TEST(MakeBatch, KeysThatACommandPrintsAreThoseOfTheCommand) {
  const std::string command = "credential_process = op read keys\n" + device();
  EXPECT_THAT(
      groups(scene(long_term("a", command + role("a")) + long_term("b", command + role("b")) +
                   long_term("c", "credential_process = pass keys\n" + role("c")))),
      ElementsAre(" " + lees_device + " 43200: a b, needed", " IAM 43200: c, needed"));
  EXPECT_THAT(groups(scene(long_term("a", command + role("a")) + long_term("login", command))),
              ElementsAre("login " + lees_device + " 43200: a login, needed"));
}

TEST(MakeBatch, WhatIsFreshIsLeftAndTheRestStillSharesItsKeys) {
  const Batch batch = batch_of(scene(with_role("a") + session("a", "12:30", "a") + with_role("b") +
                                     session("b", "12:04", "b")));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: fresh (0)", "b -> b: assumed (0)"));
  EXPECT_EQ(batch.targets[0].expiration, test::at("2026-11-21 12:30:00"));
  EXPECT_TRUE(batch.targets[0].usable);
  EXPECT_TRUE(batch.targets[1].usable);
  EXPECT_EQ(batch.targets[1].section, session::TargetSection::there);
}

TEST(MakeBatch, AnotherRoleIsStaleAndNotUsable) {
  const Batch batch = batch_of(scene(with_role("a") + session("a", "12:30", "other")));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: assumed (0)"));
  EXPECT_FALSE(batch.targets[0].usable);
}

TEST(MakeBatch, ABrokenProfileStopsNoOther) {
  const Batch batch = batch_of(
      scene(with_role("a") + long_term("half", "aws_access_key_id = AKIAIOSFODNN7EXAMPLA\n") +
            long_term("junk", "x\n") + long_term("bad", pair() + device() + "assume_role = x\n") +
            login));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: assumed (0)", "half -> half: impossible",
                                       "junk -> junk: impossible", "bad -> bad: impossible (0)",
                                       "login -> login: shared_session (0)"));
  EXPECT_THAT(batch.targets[1].problem->aws_mfa, HasSubstr("aws_secret_access_key"));
  EXPECT_EQ(batch.targets[2].problem->status, ExitStatus::file_unusable);
  EXPECT_EQ(batch.targets[3].problem->object, "[bad-long-term] assume_role: x");
}

TEST(MakeBatch, ASectionThatCannotBeWrittenStopsNoOther) {
  const Batch batch =
      batch_of(scene(with_role("a") + "[a]\naws_access_key_id = X\naws_secret_access_key = only\n" +
                     with_role("b") + "[c]\n" + with_role("c") + "[c]\n" + with_role("d")));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: impossible (0)", "b -> b: assumed (0)",
                                       "c -> c: impossible (0)", "d -> d: assumed (0)"));
  EXPECT_THAT(batch.targets[0].problem->cause, HasSubstr("long-term keys"));
  EXPECT_THAT(batch.targets[2].problem->cause, HasSubstr("[c]"));
}

TEST(MakeBatch, TwoProfilesOfOneSectionAreOneTooMany) {
  Scene given =
      scene("[dev-mfa-long-term]\n" + pair() + device() + "[dev]\n" + pair('B') + device());
  given.options.patterns = {"*"};
  const Batch batch = batch_of(given);
  EXPECT_THAT(rows(batch), ElementsAre("dev-mfa -> dev-mfa: shared_session (0)",
                                       "dev -> dev-mfa: impossible (1)"));
  EXPECT_THAT(batch.targets[1].problem->cause,
              AllOf(HasSubstr("[dev-mfa]"), HasSubstr("dev-mfa g")));
}

TEST(MakeBatch, NothingToServeIsNothingToDo) {
  EXPECT_THAT(rows(scene("[dev]\n" + pair())), IsEmpty());
}

}  // namespace
}  // namespace stsmfa::batch
