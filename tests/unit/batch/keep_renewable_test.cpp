#include "tests/unit/batch/batch_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::batch {
namespace {

using test::Scene;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string login = long_term("login", pair() + device());
const std::string shared = session(shared_of_a, "12:02");

std::string with_role(const std::string& name, const std::string& more = {}) {
  return long_term(name, pair() + device() + role(name) + more);
}

Scene scene(std::string credentials, std::string config = {}) {
  return {.credentials = std::move(credentials),
          .config = std::move(config),
          .options = {.renew = true}};
}

TEST(Renew, AssumesWhatAValidSharedSessionServesAsLongAsItLasts) {
  const Batch batch = batch_of(scene(with_role("a") + session("a", "12:04", "a") + with_role("b") +
                                     session("b", "11:00", "b") + shared));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: assumed (0)", "b -> b: assumed (0)"));
  EXPECT_FALSE(needs_session(batch, batch.groups[0]));
}

TEST(Renew, LeavesWhatIsFreshMissingNotOursOrNotToBeRenewed) {
  EXPECT_THAT(
      rows(scene(with_role("fresh") + session("fresh", "13:00", "fresh") + with_role("missing") +
                 with_role("theirs") + "[theirs]\naws_access_key_id = A\naws_session_token = T\n" +
                 with_role("kept", "auto_renew = false\n") + session("kept", "11:00", "kept") +
                 shared)),
      IsEmpty());
}

TEST(Renew, KeepsTheNumbersOfWhatIsLeftRight) {
  const Batch batch = batch_of(
      scene(long_term("b", pair('B') + device() + role("b")) + with_role("x") + with_role("a") +
            session("a", "11:00", "a") + shared + long_term("c", pair('C') + device() + role("c")) +
            session("c", "11:00", "c") + session("mfa-AKIAIOSFODNN7EXAMPLC", "18:00")));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: assumed (0)", "c -> c: assumed (1)"));
  EXPECT_THAT(groups(batch),
              ElementsAre(shared_of_a + " " + lees_device + " 43200: a, there is " + shared_of_a,
                          "mfa-AKIAIOSFODNN7EXAMPLC " + lees_device +
                              " 43200: c, there is mfa-AKIAIOSFODNN7EXAMPLC"));
}

TEST(Renew, WhatNeedsACodeIsAProblemOnlyOnceItsSessionIsOver) {
  const std::string longer = "duration_seconds = 7200\n";
  EXPECT_THAT(rows(scene(with_role("a") + session("a", "12:04", "a") + with_role("b", longer) +
                         session("b", "12:04", "b"))),
              IsEmpty());
  const Batch batch = batch_of(scene(with_role("a") + session("a", "11:00", "a") +
                                     with_role("b", longer) + session("b", "11:00", "b")));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: impossible (0)", "b -> b: impossible (0)"));
  for (const Target& target : batch.targets) {
    EXPECT_EQ(target.problem->status, ExitStatus::code_needed);
  }
  EXPECT_FALSE(needs_session(batch, batch.groups[0]));
}

TEST(Renew, NeverRenewsASharedSession) {
  EXPECT_THAT(rows(scene(login + session("login", "12:04"))), IsEmpty());
  EXPECT_THAT(rows(scene(login + session("login", "11:00"))),
              ElementsAre("login -> login: impossible (0)"));
}

TEST(Renew, ServesRolesByASharedSessionNearItsEnd) {
  EXPECT_THAT(
      rows(scene(login + session("login", "12:04") + with_role("a") + session("a", "11:00", "a"))),
      ElementsAre("a -> a: assumed (0)"));
}

TEST(Renew, CopiesASharedSessionThatLastsLonger) {
  const std::string second = long_term("second", pair() + device());
  EXPECT_THAT(rows(scene(login + session("login", "18:00") + second + session("second", "12:04"))),
              ElementsAre("second -> second: shared_session (0)"));
  EXPECT_THAT(rows(scene(login + session("login", "12:04") + second + session("second", "12:04"))),
              IsEmpty());
}

TEST(Renew, NeedsNoCodeForWhatNeverTakesOne) {
  EXPECT_THAT(
      rows(scene(
          long_term("a", pair() +
                             "aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_session_token = t\n" +
                             role("a")) +
          session("a", "11:00", "a"))),
      ElementsAre("a -> a: no_code"));
}

TEST(Renew, IsAboutConfigProfilesWithoutAPatternToo) {
  const std::string x = "[profile x]\nrole_arn = " + role_arn("x") +
                        "\nsource_profile = keys\nmfa_serial = " + lees_device + "\n";
  Scene given = scene("[keys]\n" + pair() + shared + session("x-mfa", "11:00", "x") +
                          with_role("a") + session("a", "11:00", "a"),
                      x);
  EXPECT_THAT(rows(given), ElementsAre("a -> a: assumed (0)", "x -> x-mfa: assumed (0)"));
  given.options.patterns = {"x"};
  EXPECT_THAT(rows(given), ElementsAre("x -> x-mfa: assumed (0)"));
}

TEST(Renew, ABrokenProfileIsAProblemOnlyOnceItsSessionIsOver) {
  const std::string broken = long_term("a", "aws_access_key_id = AKIAIOSFODNN7EXAMPLA\n");
  const std::string bad_role = long_term("b", pair() + device() + "assume_role = x\n");
  EXPECT_THAT(rows(scene(broken + bad_role)), IsEmpty());
  EXPECT_THAT(rows(scene(broken + session("a", "12:04", "a"))), IsEmpty());
  const Batch batch =
      batch_of(scene(broken + session("a", "11:00", "a") + bad_role + session("b", "11:00", "b")));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: impossible", "b -> b: impossible (0)"));
  EXPECT_THAT(batch.targets[0].problem->aws_mfa, HasSubstr("aws_secret_access_key"));
}

}  // namespace
}  // namespace stsmfa::batch
