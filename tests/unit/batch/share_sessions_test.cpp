#include "cli/options.h"
#include "tests/unit/batch/batch_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::batch {
namespace {

using test::Scene;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string login = long_term("login", pair() + device());
const std::string role_a = long_term("a", pair() + device() + role("a"));
const std::string of_a = shared_of_a + " " + lees_device + " 43200: a";
const std::string of_login = "login " + lees_device + " 43200: ";

Scene scene(std::string credentials, cli::Options options = {}) {
  options.all = true;
  return {.credentials = std::move(credentials), .options = std::move(options)};
}

TEST(ShareSessions, AValidOneServesWithoutACode) {
  EXPECT_THAT(groups(scene(role_a + session(shared_of_a, "18:00"))),
              ElementsAre(of_a + ", there is " + shared_of_a));
  EXPECT_THAT(groups(scene(role_a + login + session("login", "18:00"))),
              ElementsAre(of_login + "a login, there is login"));
}

TEST(ShareSessions, AValidOneServesAlsoWhereItsSectionCouldNotBeRewritten) {
  const std::string twice = session("login", "18:00") + "aws_security_token = login\n";
  const Batch batch = batch_of(scene(role_a + login + twice));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: assumed (0)", "login -> login: fresh (0)"));
  EXPECT_THAT(groups(batch), ElementsAre(of_login + "a login, there is login"));
}

TEST(ShareSessions, AnExpiredOneServesNobody) {
  EXPECT_THAT(groups(scene(role_a + session(shared_of_a, "11:59"))),
              ElementsAre(of_a + ", needed"));
}

TEST(ShareSessions, OneOfARoleIsNone) {
  const Batch batch = batch_of(scene(role_a + login + session("login", "18:00", "b")));
  EXPECT_THAT(rows(batch),
              ElementsAre("a -> a: assumed (0)", "login -> login: shared_session (0)"));
  EXPECT_THAT(groups(batch), ElementsAre(of_login + "a login, needed"));
}

TEST(ShareSessions, OneNearItsEndIsRenewedButWouldStillDoForRoles) {
  EXPECT_THAT(groups(scene(role_a + session(shared_of_a, "12:04"))),
              ElementsAre(of_a + ", old, needed"));
  EXPECT_THAT(groups(scene(role_a + session(shared_of_a, "12:05"))),
              ElementsAre(of_a + ", there is " + shared_of_a));
  EXPECT_THAT(groups(scene(role_a + session(shared_of_a, "12:05"),
                           {.renew_before = std::chrono::minutes(10)})),
              ElementsAre(of_a + ", old, needed"));
  EXPECT_THAT(groups(scene(role_a + login + session("login", "12:04"))),
              ElementsAre(of_login + "a login, old, needed"));
}

TEST(ShareSessions, ASectionsOwnMarginCounts) {
  const std::string margin = "renew_before = 60\n";
  EXPECT_THAT(groups(scene(role_a + login + margin + session("login", "12:02"))),
              ElementsAre(of_login + "a login, there is login"));
  EXPECT_THAT(
      groups(scene(role_a + login + margin + session("login", "12:02"), {.patterns = {"a"}})),
      ElementsAre(of_login + "a, there is login"))
      << "also where the section is nobody's target";
}

TEST(ShareSessions, ItIsNotMarginAloneThatNeedsANewOne) {
  const Batch batch =
      batch_of(scene(role_a + session("a", "12:30", "a") + session(shared_of_a, "12:04")));
  EXPECT_FALSE(needs_session(batch, batch.groups[0])) << "nobody waits for it";
}

TEST(ShareSessions, ForceTakesNoneThatIsThere) {
  EXPECT_THAT(groups(scene(role_a + session("a", "12:30", "a") + session(shared_of_a, "18:00"),
                           {.force = true})),
              ElementsAre(of_a + ", needed"));
  EXPECT_THAT(groups(scene(role_a + login + session("login", "18:00"), {.force = true})),
              ElementsAre(of_login + "a login, needed"));
}

TEST(ShareSessions, ASecondRolelessSectionGetsACopy) {
  const std::string second = long_term("second", pair() + device());
  const std::string there = session("login", "18:00");
  EXPECT_THAT(rows(scene(login + second)), ElementsAre("login -> login: shared_session (0)",
                                                       "second -> second: shared_session (0)"));
  const Batch batch = batch_of(scene(login + there + second));
  EXPECT_THAT(rows(batch),
              ElementsAre("login -> login: fresh (0)", "second -> second: shared_session (0)"));
  EXPECT_THAT(groups(batch), ElementsAre(of_login + "login second, there is login"));
  EXPECT_THAT(groups(scene(login + there + second + "renew_before = 6h\n")),
              ElementsAre(of_login + "login second, there is login"))
      << "six hours are left, and that is enough";
  EXPECT_THAT(groups(scene(login + session("login", "17:59") + second + "renew_before = 6h\n")),
              ElementsAre(of_login + "login second, old, needed"));
}

TEST(ShareSessions, KeysWithoutALongTermSectionGetACopyToo) {
  Scene given = scene(role_a + "[dev]\n" + pair() + device());
  given.options.patterns = {"*"};
  EXPECT_THAT(rows(given),
              ElementsAre("a -> a: assumed (0)", "dev -> dev-mfa: shared_session (0)"));
  EXPECT_THAT(groups(given), ElementsAre(of_a + " dev, needed"));
}

TEST(ShareSessions, ItsDurationIsTheOptionsElseItsProfilesElseTwelveHours) {
  const std::string day = long_term("login", pair() + device() + "duration_seconds = 86400\n");
  const std::string of_day = "login " + lees_device + " 86400: ";
  EXPECT_THAT(groups(scene(role_a + day)), ElementsAre(of_day + "a login, needed"));
  EXPECT_THAT(groups(scene(role_a + day, {.patterns = {"a"}})), ElementsAre(of_day + "a, needed"));
  EXPECT_THAT(groups(scene(role_a + day, {.patterns = {"a"}, .duration = Seconds(900)})),
              ElementsAre(of_day + "a, needed"))
      << "--duration is about a";
  EXPECT_THAT(groups(scene(role_a + day, {.mfa_session_duration = Seconds(1800)})),
              ElementsAre("login " + lees_device + " 1800: a login, needed"));
  EXPECT_THAT(groups(scene(role_a, {.duration = Seconds(900)})), ElementsAre(of_a + ", needed"));
}

TEST(ShareSessions, AnOddDurationIsTheProblemOfThoseThatWait) {
  const Batch batch =
      batch_of(scene(role_a + long_term("b", pair() + role("b")) + session("b", "13:00", "b"),
                     {.mfa_session_duration = Seconds(10)}));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: impossible (0)", "b -> b: fresh (0)"));
  EXPECT_EQ(batch.targets[0].problem->status, ExitStatus::usage);
  EXPECT_EQ(batch.targets[0].problem->object, "--mfa-session-duration: 10 seconds");
}

TEST(ShareSessions, WhereItsSectionCannotBeWrittenItHasItsOwn) {
  const std::string twice = "[login]\n[login]\n";
  const Batch batch = batch_of(scene(role_a + login + twice));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: assumed (0)", "login -> login: impossible (0)"));
  EXPECT_THAT(groups(batch), ElementsAre(of_a + " login, needed"));
  EXPECT_THAT(groups(scene(role_a + login + twice, {.patterns = {"a"}})),
              ElementsAre(of_a + ", needed"));
  EXPECT_THAT(groups(scene(role_a + login + "duration_seconds = 10\n")),
              ElementsAre(of_a + " login, needed"));
}

TEST(ShareSessions, WhereItsSectionIsAnothersTargetItHasItsOwn) {
  Scene given = scene(role_a + long_term("dev-mfa", pair()) + "[dev]\n" + pair('B') + device());
  given.options.patterns = {"a", "dev"};
  const Batch batch = batch_of(given);
  EXPECT_THAT(rows(batch),
              ElementsAre("a -> a: assumed (0)", "dev -> dev-mfa: shared_session (1)"));
  EXPECT_EQ(batch.groups[0].plan.names.short_term, shared_of_a);
}

TEST(ShareSessions, WhereItsSectionIsThatOfARoleItHasItsOwn) {
  Scene given = scene(long_term("dev-mfa", pair()));
  given.config = "[profile dev]\nrole_arn = " + role_arn("dev") + "\nmfa_serial = " + lees_device +
                 "\nsource_profile = dev-mfa\n";
  given.options.patterns = {"dev"};
  const Batch batch = batch_of(given);
  EXPECT_THAT(rows(batch), ElementsAre("dev -> dev-mfa: assumed (0)"));
  EXPECT_EQ(batch.groups[0].plan.names.short_term, shared_of_a);
}

TEST(ShareSessions, IsNeverRenewedInItsFirstHalf) {
  const cli::Options quarter{.renew_before = std::chrono::hours(1),
                             .mfa_session_duration = Seconds(900)};
  EXPECT_THAT(groups(scene(role_a + session(shared_of_a, "12:08"), quarter)),
              ElementsAre(shared_of_a + " " + lees_device + " 900: a, there is " + shared_of_a));
}

TEST(ShareSessions, ItsProfileMayNameTheDeviceThoughNobodySelectedIt) {
  EXPECT_THAT(groups(scene(login + long_term("b", pair() + role("b")), {.patterns = {"b"}})),
              ElementsAre(of_login + "b, needed"));
}

TEST(ShareSessions, NobodyElsesRegionIsForItsSection) {
  EXPECT_FALSE(batch_of(scene(role_a + "region = eu-west-1\n")).groups[0].plan.region);
}

TEST(ShareSessions, WhereNeitherCanBeWrittenNobodyIsServed) {
  const Batch batch = batch_of(scene(role_a + "[" + shared_of_a + "]\n[" + shared_of_a + "]\n" +
                                     long_term("b", pair('B') + device() + role("b"))));
  EXPECT_THAT(rows(batch), ElementsAre("a -> a: impossible (0)", "b -> b: assumed (1)"));
  EXPECT_THAT(batch.targets[0].problem->cause, HasSubstr(shared_of_a));
}

TEST(ShareSessions, TheEndpointIsTheSectionsOwnElseTheFirstThatWaits) {
  const std::string west = "region = eu-west-1\n";
  const std::string east = "region = us-east-2\n";
  const auto url = [](const Scene& given) {
    return batch_of(given).groups[0].destination.endpoint.url;
  };
  EXPECT_EQ(url(scene(role_a + west + login + east)), "https://sts.us-east-2.amazonaws.com");
  EXPECT_EQ(url(scene(role_a + west + login + east, {.patterns = {"a"}})),
            "https://sts.eu-west-1.amazonaws.com");
  EXPECT_EQ(url(scene(long_term("b", pair() + role("b") + east) + session("b", "13:00", "b") +
                      role_a + west)),
            "https://sts.eu-west-1.amazonaws.com");
}

/// What LocalStack gives is nothing to AWS, though the keys may be the same.
TEST(ShareSessions, ASessionOfAnotherEndpointIsNobodys) {
  const std::string elsewhere = "endpoint_url = https://localhost:4566\n";
  const Batch batch =
      batch_of(scene(role_a + elsewhere + login + long_term("b", pair() + role("b"))));
  EXPECT_THAT(rows(batch),
              ElementsAre("a -> a: impossible (0)", "login -> login: shared_session (0)",
                          "b -> b: assumed (0)"));
  EXPECT_EQ(batch.targets[0].problem->cause,
            "has https://localhost:4566 for its endpoint, and the session of its keys is made at "
            "https://sts.amazonaws.com");
  EXPECT_EQ(batch.groups[0].destination.endpoint.url, "https://sts.amazonaws.com");
  EXPECT_THAT(rows(batch_of(scene(role_a + elsewhere + login + elsewhere))),
              ElementsAre("a -> a: assumed (0)", "login -> login: shared_session (0)"));
}

/// Profiles of the config file, meant by a pattern.
Scene config(std::string credentials, std::string text, std::string pattern = "*") {
  Scene given = scene(std::move(credentials));
  given.config = std::move(text);
  given.options.patterns = {std::move(pattern)};
  return given;
}

std::string profile(const std::string& name, const std::string& more) {
  return "[profile " + name + "]\nrole_arn = " + role_arn(name) + "\n" + more;
}

TEST(ConfigProfiles, AreServedByTheSectionOfTheirSource) {
  const std::string x = profile("x", "source_profile = login\nregion = eu-west-1\n");
  const Batch batch = batch_of(config(login, x));
  EXPECT_THAT(rows(batch), ElementsAre("login,x -> login: shared_session (0)"));
  const Batch alone = batch_of(config(login, x, "x"));
  EXPECT_THAT(rows(alone), ElementsAre("x -> login: shared_session (0)"));
  EXPECT_TRUE(alone.targets[0].plan.onward.empty());
  EXPECT_FALSE(alone.targets[0].plan.region) << "that of x is not for [login]";
  EXPECT_THAT(groups(alone), ElementsAre(of_login + "x, needed"));
}

TEST(ConfigProfiles, WhatServesThemIsCalledByItsOwnNameWhereverItComes) {
  Scene given = config(session("z-mfa", "11:00", "z") + "[keys]\n" + pair() + device(),
                       profile("a", "source_profile = z-mfa\n") +
                           profile("z", "source_profile = keys\nmfa_serial = " + lees_device));
  given.options.duration = Seconds(1800);
  const Batch batch = batch_of(given);
  EXPECT_THAT(rows(batch),
              ElementsAre("keys -> keys-mfa: shared_session (0)", "z,a -> z-mfa: assumed (0)"));
  EXPECT_EQ(batch.targets[1].plan.duration, Seconds(1800)) << "its own plan, not the one for a";
}

TEST(ConfigProfiles, WithADeviceTheyAreAssumedFromTheSharedSession) {
  EXPECT_THAT(
      rows(config(login, profile("x", "source_profile = login\nmfa_serial = " + lees_device))),
      ElementsAre("login -> login: shared_session (0)", "x -> x-mfa: assumed (0)"));
}

TEST(ConfigProfiles, WithoutAnyDeviceTheySignForThemselves) {
  const std::string x = profile("x", "source_profile = keys\n");
  const Batch batch = batch_of(config("[keys]\n" + pair(), x));
  EXPECT_THAT(rows(batch), ElementsAre("x -> x-mfa: no_code (0)"));
  EXPECT_FALSE(needs_session(batch, batch.groups[0]));
  EXPECT_THAT(rows(config("[keys]\n" + pair() + session(shared_of_a, "18:00"), x, "x")),
              ElementsAre("x -> x-mfa: assumed (0)"))
      << "a session is better than keys";
  EXPECT_THAT(rows(config("[keys]\n" + pair() + role_a, x)),
              ElementsAre("a -> a: assumed (0)", "x -> x-mfa: assumed (0)"))
      << "there is a device among those of its keys";
  EXPECT_THAT(rows(config("[keys]\n" + pair() + session(shared_of_a, "18:00"),
                          x + "duration_seconds = 7200\n", "x")),
              ElementsAre("x -> x-mfa: no_code (0)"));
}

TEST(ConfigProfiles, AChainIsAssumedFromTheSharedSessionAndNeverForLonger) {
  const Batch batch = batch_of(config(
      "[keys]\n" + pair() + device(),
      profile("x", "source_profile = y\nduration_seconds = 43200\nmfa_serial = " + lees_device) +
          "\n" + profile("y", "source_profile = keys\n"),
      "x"));
  EXPECT_THAT(rows(batch), ElementsAre("x -> x-mfa: assumed (0)"));
  EXPECT_EQ(batch.targets[0].plan.roles.size(), 2U);
  EXPECT_EQ(batch.targets[0].plan.duration, Seconds(3600));
}

}  // namespace
}  // namespace stsmfa::batch
