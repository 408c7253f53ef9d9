#include "view/profile_statuses.h"

#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

using test::error_of;

using testing::ElementsAre;

const Time noon = test::at("2026-11-21 12:00:00");
const std::string device = "arn:aws:iam::123456789012:mfa/lee";
const std::string role = "arn:aws:iam::123456789012:role/iamAdmin";

std::string long_term(const std::string& name, const std::string& more = {}) {
  return "[" + name +
         "-long-term]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
         "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
         "aws_mfa_device = " +
         device + "\n" + more;
}

/// A session that ends an hour after noon.
std::string session(const std::string& name, const std::string& role_arn = {}) {
  const std::string role_key = role_arn.empty() ? "" : "assumed_role_arn = " + role_arn + "\n";
  return "[" + name + "]\nassumed_role = " + (role_arn.empty() ? "False" : "True") + "\n" +
         role_key +
         "aws_access_key_id = A\naws_secret_access_key = S\naws_session_token = T\n"
         "aws_security_token = T\nexpiration = 2026-11-21 13:00:00\n";
}

ProfileStatus one(const test::Scene& scene) {
  const test::Staged staged(scene);
  return inspect({staged.context, staged.files, noon});
}

/// Every row as `profile section state source`.
std::vector<std::string> all(const test::Scene& scene) {
  const test::Staged staged(scene);
  std::vector<std::string> rows;
  for (const auto& row : inspect_all({staged.context, staged.files, noon})) {
    rows.push_back(row.facts.profile + " " + row.facts.section + " " +
                   std::string(name_of(row.state)) + " " + row.facts.source);
  }
  return rows;
}

const std::string key = "AKIAIOSFODNN7EXAMPLE";

std::string of_role(const std::string& name, const std::string& more = {}) {
  return long_term(name, "assume_role = " + role + "\n" + more);
}

/// Every row as `profile` and what is known of shared sessions.
std::vector<std::string> shared(const test::Scene& scene) {
  const test::Staged staged(scene);
  std::vector<std::string> rows;
  for (const auto& row : inspect_all({staged.context, staged.files, noon})) {
    rows.push_back(row.facts.profile);
    if (row.facts.is_shared_alone) rows.back() += " shared alone";
    if (!row.facts.serves.empty()) rows.back() += " serves";
    for (const std::string& name : row.facts.serves) {
      rows.back() += " " + name;
    }
    if (row.facts.is_shared_alone && row.facts.device == device) rows.back() += " of lee";
    if (row.without_code) rows.back() += " without code";
  }
  return rows;
}

/// The names of those that are stale.
std::vector<std::string> stale_ones(const test::Scene& scene) {
  const test::Staged staged(scene);
  std::vector<std::string> names;
  for (const auto& row : inspect_all({staged.context, staged.files, noon})) {
    if (row.stale) names.push_back(row.facts.profile);
  }
  return names;
}

TEST(Inspect, KnowsAllAboutALongTermSection) {
  const ProfileStatus status =
      one({.credentials = long_term("dev", "assume_role = " + role + "\nregion = eu-west-1\n") +
                          session("dev", role),
           .variables = {"AWS_PROFILE=dev"}});
  EXPECT_EQ(status.state, SessionState::fresh);
  EXPECT_EQ(status.left, Seconds(3600));
  EXPECT_EQ(status.facts.profile, "dev");
  EXPECT_EQ(status.facts.section, "dev");
  EXPECT_EQ(status.facts.role_arn, role);
  EXPECT_EQ(status.facts.device, device);
  EXPECT_EQ(status.facts.region, "eu-west-1");
  EXPECT_EQ(status.facts.source, "[dev-long-term]");
  EXPECT_EQ(status.facts.duration, Seconds(3600));
  EXPECT_FALSE(status.facts.is_onward);
}

TEST(Inspect, KnowsTheSectionOfARoleProfile) {
  const ProfileStatus status =
      one({.credentials = long_term("login") + session("app-mfa", role),
           .config = "[profile app]\nrole_arn = " + role +
                     "\nsource_profile = login\nmfa_serial = " + device + "\n",
           .options = {.profile = "app"}});
  EXPECT_EQ(status.state, SessionState::fresh);
  EXPECT_EQ(status.facts.section, "app-mfa");
  EXPECT_EQ(status.facts.source, "[profile app]");
}

TEST(Inspect, KnowsWhoseSessionServesARoleThatToolsAssume) {
  const ProfileStatus status =
      one({.credentials = long_term("login") + session("login"),
           .config = "[profile app]\nrole_arn = " + role + "\nsource_profile = login\n",
           .options = {.profile = "app"}});
  EXPECT_EQ(status.state, SessionState::fresh);
  EXPECT_EQ(status.facts.profile, "app");
  EXPECT_EQ(status.facts.section, "login");
  EXPECT_EQ(status.facts.role_arn, role);
  EXPECT_TRUE(status.facts.is_onward);
}

const std::string onward = "[profile app]\nrole_arn = " + role + "\nsource_profile = login\n";

/// `[app-mfa]` with a role's session, assumed from that section, that ends an hour after noon.
std::string kept_from(const std::string& source) {
  return session("app-mfa", role) + "assumed_from = " + source + "\n";
}

TEST(Inspect, KnowsTheSessionThatIsKeptBesideTheOneOfARefresh) {
  const ProfileStatus status = one({.credentials = long_term("login") + kept_from("login"),
                                    .config = onward,
                                    .options = {.profile = "app", .force = true}});
  EXPECT_EQ(status.state, SessionState::none);
  EXPECT_TRUE(status.stale);
  EXPECT_EQ(status.facts.section, "login");
  ASSERT_TRUE(status.kept.has_value());
  EXPECT_EQ(status.kept->section, "app-mfa");
  EXPECT_EQ(status.kept->left, Seconds(3600));
  EXPECT_EQ(status.kept->duration, Seconds(3600));
  EXPECT_FALSE(status.kept->is_ending);
}

TEST(Inspect, OneThatWouldNotBeUsedIsNotKept) {
  for (const std::string& found : {kept_from("other"), session("app-mfa", role), std::string()}) {
    EXPECT_FALSE(one({.credentials = long_term("login") + found,
                      .config = onward,
                      .options = {.profile = "app"}})
                     .kept.has_value());
  }
}

TEST(InspectAll, AKeptSessionIsARowOfItsOwnWhereItsProfileHasGone) {
  const std::string credentials = long_term("login") + session("login") + kept_from("login");
  EXPECT_THAT(all({.credentials = credentials, .config = onward}),
              ElementsAre("login login fresh [login-long-term]", "app login fresh [profile app]"));
  EXPECT_THAT(all({.credentials = credentials}),
              ElementsAre("login login fresh [login-long-term]", "app-mfa app-mfa fresh "));
}

TEST(Inspect, ForceMakesNothingStale) {
  EXPECT_EQ(
      one({.credentials = long_term("default") + session("default"), .options = {.force = true}})
          .state,
      SessionState::fresh);
}

TEST(Inspect, AnyRoleWillDoIsAboutTheOneThatIsStored) {
  const ProfileStatus status = one({.credentials = long_term("default") + session("default", role),
                                    .options = {.assume_role = ""}});
  EXPECT_EQ(status.state, SessionState::fresh);
  EXPECT_EQ(status.facts.role_arn, role);
}

TEST(Inspect, ThrowsForAProfileThatCannotBePlanned) {
  EXPECT_NE(error_of([] { one({.options = {.profile = "nobody"}}); }).aws_mfa.find("nobody"),
            std::string::npos);
}

TEST(InspectAll, HasEveryProfileAndThenTheSessionsOfNone) {
  EXPECT_THAT(all({.credentials = session("prod-admin", role) + long_term("login") +
                                  session("login") + long_term("dev", "assume_role = x\n") +
                                  session("mfa-AKIA") + "[theirs]\naws_session_token = T\n",
                   .config = "[profile app]\nrole_arn = " + role + "\nsource_profile = login\n"}),
              ElementsAre("login login fresh [login-long-term]", "dev dev unusable [dev-long-term]",
                          "app login fresh [profile app]", "prod-admin prod-admin fresh ",
                          "mfa-AKIA mfa-AKIA fresh "));
}

TEST(InspectAll, KnowsWhomTheSessionOfARoleLessSectionServes) {
  EXPECT_THAT(
      shared({.credentials = of_role("dev") + long_term("login") + session("login") +
                             of_role("prod") + long_term("second") + session("second")}),
      ElementsAre("dev without code", "login serves dev prod", "prod without code", "second"));
}

TEST(InspectAll, KnowsWhomASharedSessionOfItsOwnServes) {
  EXPECT_THAT(shared({.credentials = session("mfa-" + key) + of_role("dev") + of_role("prod"),
                      .config = "[profile app]\nrole_arn = " + role +
                                "\nsource_profile = dev\nmfa_serial = " + device + "\n"}),
              ElementsAre("dev without code", "prod without code", "app without code",
                          "mfa-" + key + " shared alone serves dev prod app of lee"));
}

TEST(InspectAll, ASessionThatIsMadeWithItsOwnCodeIsServedByNobody) {
  EXPECT_THAT(shared({.credentials = session("mfa-" + key) + of_role("short") +
                                     of_role("long", "duration_seconds = 2h\n") +
                                     of_role("broken", "duration_seconds = 1s\n")}),
              ElementsAre("short without code", "long", "broken",
                          "mfa-" + key + " shared alone serves short of lee"));
}

TEST(InspectAll, AFreshSessionNeedsNothing) {
  EXPECT_THAT(
      shared({.credentials = session("mfa-" + key) + of_role("dev") + session("dev", role)}),
      ElementsAre("dev", "mfa-" + key + " shared alone serves dev of lee"));
}

TEST(InspectAll, ASharedSessionThatIsAboutToEndPromisesNothing) {
  const auto ends = [](const std::string& time) {
    std::string text = session("mfa-" + key) + of_role("dev");
    return text.replace(text.find("13:00:00"), 8, time);
  };
  const std::string serves = "mfa-" + key + " shared alone serves dev of lee";
  EXPECT_THAT(shared({.credentials = ends("12:05:01")}), ElementsAre("dev without code", serves));
  EXPECT_THAT(shared({.credentials = ends("12:05:00")}), ElementsAre("dev", serves));
  EXPECT_THAT(shared({.credentials = ends("11:00:00")}), ElementsAre("dev", serves));
  EXPECT_THAT(shared({.credentials = ends("soon")}), ElementsAre("dev", serves));
}

TEST(InspectAll, ASharedSessionOfNoKeyThatIsThereServesNobody) {
  EXPECT_THAT(shared({.credentials = session("mfa-AKIAGONEGONEGONEGONE") + of_role("dev")}),
              ElementsAre("dev", "mfa-AKIAGONEGONEGONEGONE shared alone"));
}

TEST(InspectAll, ASharedSessionOfItsOwnServesWhereTheUsualOneDoesNot) {
  const std::string file = session("mfa-" + key) + long_term("login") + of_role("dev");
  EXPECT_THAT(
      shared({.credentials = file}),
      ElementsAre("login", "dev without code", "mfa-" + key + " shared alone serves dev of lee"));
  EXPECT_THAT(
      shared({.credentials = file + session("login")}),
      ElementsAre("login serves dev", "dev without code", "mfa-" + key + " shared alone of lee"));
}

TEST(InspectAll, ASectionThatHoldsASessionOfARoleServesNobody) {
  EXPECT_THAT(shared({.credentials = long_term("login") + session("login", role) + of_role("dev")}),
              ElementsAre("login", "dev"));
  EXPECT_THAT(shared({.credentials = long_term("login") + session("login", role) + of_role("dev"),
                      .options = {.assume_role = ""}}),
              ElementsAre("login", "dev"));
}

TEST(InspectAll, ASessionThatIsOverServesNobody) {
  std::string login = session("login");
  login.replace(login.find("13:00:00"), 8, "11:00:00");
  EXPECT_THAT(shared({.credentials = long_term("login") + login + of_role("dev")}),
              ElementsAre("login", "dev"));
}

TEST(InspectAll, TheFirstSectionWithTheKeyIsTheOneThoughItsProfileIsBroken) {
  const std::string rest = long_term("second") + session("second") + of_role("dev");
  const std::string half = "[login-long-term]\naws_access_key_id = " + key + "\n";
  const std::string brief = long_term("login", "duration_seconds = 1s\n");
  for (const std::string& first : {half, brief}) {
    EXPECT_THAT(shared({.credentials = first + rest}), ElementsAre("login", "second", "dev"));
    EXPECT_THAT(shared({.credentials = first + rest + session("login")}),
                ElementsAre("login serves dev", "second", "dev without code"));
  }
}

TEST(InspectAll, TheFirstSectionWithTheCommandIsTheOneThoughItHasKeysOfItsOwn) {
  const std::string command = "credential_process = pass aws\n";
  const std::string file = long_term("a", command) + "[b-long-term]\n" + command + session("b") +
                           "[c-long-term]\n" + command + "assume_role = " + role + "\n";
  EXPECT_THAT(shared({.credentials = file}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(shared({.credentials = file + session("a")}),
              ElementsAre("a serves c", "b", "c without code"));
}

TEST(InspectAll, ASectionWithATokenBesideItsKeyIsTheFirstToo) {
  EXPECT_THAT(shared({.credentials = long_term("login", "aws_session_token = t\n") +
                                     long_term("second") + session("second") + of_role("dev")}),
              ElementsAre("login", "second", "dev"));
}

TEST(InspectAll, WhileTheUsualSessionLastsItServesAndNotTheOneOfTheKeysOwn) {
  std::string login = session("login");
  login.replace(login.find("13:00:00"), 8, "12:03:00");
  const std::string file = long_term("login") + login + of_role("dev");
  EXPECT_THAT(shared({.credentials = file}), ElementsAre("login serves dev", "dev"));
  EXPECT_THAT(
      shared({.credentials = file + session("mfa-" + key)}),
      ElementsAre("login serves dev", "dev without code", "mfa-" + key + " shared alone of lee"));
}

TEST(InspectAll, ARoleThatAsksForACodeOfItsOwnIsServedByNobody) {
  const std::string file = long_term("login") + session("login") + of_role("dev");
  EXPECT_THAT(shared({.credentials = file, .options = {.no_mfa = true}}),
              ElementsAre("login", "dev"));
  EXPECT_THAT(shared({.credentials = file, .options = {.token = Secret("123456")}}),
              ElementsAre("login", "dev"));
  EXPECT_THAT(shared({.credentials = file, .variables = {"MFA_STS_DURATION=7200"}}),
              ElementsAre("login", "dev"));
  EXPECT_THAT(
      shared({.credentials = long_term("login") + session("login") +
                             of_role("dev", "aws_access_key_id = ASIA\naws_session_token = t\n")}),
      ElementsAre("login", "dev"));
}

TEST(InspectAll, ARoleForAllProfilesTakesNoSharedSessionAway) {
  EXPECT_THAT(shared({.credentials = long_term("login") + session("login") + of_role("dev"),
                      .variables = {"MFA_ASSUME_ROLE=" + role}}),
              ElementsAre("login serves dev without code", "dev without code"));
}

TEST(InspectAll, WhomOneSessionServesIsInTheOrderOfTheTable) {
  const std::string command = "credential_process = pass aws\n";
  const std::string printed = command + "assume_role = " + role + "\n";
  EXPECT_THAT(shared({.credentials = of_role("d") + "[c-long-term]\n" + printed +
                                     long_term("login", command) + session("login") + of_role("b") +
                                     "[a-long-term]\n" + printed}),
              ElementsAre("d without code", "c without code", "login serves d c b a",
                          "b without code", "a without code"));
}

TEST(InspectAll, ARoleInASectionThatIsOnlyCalledLikeASharedOneIsNone) {
  EXPECT_THAT(shared({.credentials = session("mfa-" + key, role) + of_role("dev")}),
              ElementsAre("dev", "mfa-" + key));
}

TEST(AddSharing, TellsOfOneProfileWhatIsKnownFromAll) {
  const test::Scene scene{.credentials = long_term("login") + session("login") + of_role("dev"),
                          .options = {.profile = "login"}};
  const test::Staged staged(scene);
  const Inspection inspection{staged.context, staged.files, noon};
  ProfileStatus login = inspect(inspection);
  add_sharing(login, inspection);
  EXPECT_THAT(login.facts.serves, ElementsAre("dev"));
  ProfileStatus elsewhere = inspect(inspection);
  elsewhere.facts.section = "x";
  add_sharing(elsewhere, inspection);
  EXPECT_THAT(elsewhere.facts.serves, testing::IsEmpty());
}

TEST(InspectAll, WhatARefreshWouldMakeIsStale) {
  EXPECT_THAT(
      stale_ones({.credentials = long_term("new") + long_term("theirs") +
                                 "[theirs]\naws_session_token = theirs\n" + of_role("moved") +
                                 session("moved") + long_term("fresh") + session("fresh")}),
      ElementsAre("new", "theirs", "moved"));
}

TEST(InspectAll, WhatNoRefreshWouldMakeIsNotStale) {
  const std::string over = "expiration = 2026-11-20 12:00:00\n";
  EXPECT_THAT(stale_ones({.credentials = "[half-long-term]\naws_access_key_id = A\n" +
                                         long_term("bad", "assume_role = x\n") +
                                         "[stray]\nassumed_role = True\n" + over + "[mfa-" + key +
                                         "]\nassumed_role = False\n" + over}),
              ElementsAre());
}

TEST(Inspect, ThrowsWhereNoRefreshCouldMakeTheSession) {
  test::Scene scene{.credentials = long_term("default", "assume_role = x\n")};
  EXPECT_EQ(error_of([&] { one(scene); }).object, "[default-long-term] assume_role: x");
  scene.credentials += session("default", "x");
  EXPECT_EQ(one(scene).state, SessionState::fresh);
}

TEST(InspectAll, ABrokenProfileIsARow) {
  EXPECT_THAT(
      all({.credentials =
               "[half-long-term]\naws_access_key_id = A\n[junk-long-term]\nx\n" + long_term("dev"),
           .config = "[profile loop]\nrole_arn = " + role + "\nsource_profile = lost\n"}),
      ElementsAre("half half unusable [half-long-term]", "junk junk unusable [junk-long-term]",
                  "dev dev none [dev-long-term]", "loop loop-mfa unusable [profile loop]"));
}

TEST(InspectAll, WhatCannotBeRenewedButIsFreshIsFresh) {
  EXPECT_THAT(all({.credentials = long_term("dev", "assume_role = x\n") + session("dev", "x")}),
              ElementsAre("dev dev fresh [dev-long-term]"));
}

TEST(InspectAll, WhatIsLeftIsShownAlthoughItCannotBeRenewed) {
  EXPECT_THAT(
      all({.credentials = long_term("dev", "assume_role = x\n") + session("dev", "x"),
           .options = {.duration = std::chrono::hours(12), .renew_before = std::chrono::hours(2)}}),
      ElementsAre("dev dev expiring [dev-long-term]"));
}

TEST(InspectAll, IsNotAboutTheProfileAndTheSectionOfTheCommandLine) {
  EXPECT_THAT(all({.credentials = long_term("a") + long_term("b"),
                   .options = {.profile = "a", .section = "s"}}),
              ElementsAre("a a none [a-long-term]", "b b none [b-long-term]"));
}

}  // namespace
}  // namespace stsmfa::view
