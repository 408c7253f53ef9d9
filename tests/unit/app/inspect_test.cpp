#include "app/inspect.h"

#include "tests/unit/app/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::app {
namespace {

using testing::ElementsAre;

const Time noon = at("2026-11-21 12:00:00");
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

ProfileStatus one(const Scene& scene) {
  const Staged staged(scene);
  return inspect({scene.options, staged.environment, staged.files, noon});
}

/// Every row as `profile section state source`.
std::vector<std::string> all(const Scene& scene) {
  Staged staged(scene);
  staged.document.index_names();
  std::vector<std::string> rows;
  for (const auto& row : inspect_all({scene.options, staged.environment, staged.files, noon})) {
    rows.push_back(row.facts.profile + " " + row.facts.section + " " +
                   std::string(name_of(row.state)) + " " + row.facts.source);
  }
  return rows;
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
}  // namespace stsmfa::app
