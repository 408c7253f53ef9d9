#include "session/kept_session.h"

#include "credentials/apply_edits.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa::session {
namespace {

const Time noon = test::at("2026-11-21 12:00:00");
const std::string role = "arn:aws:iam::123456789012:role/app";
const std::string first = "arn:aws:iam::123456789012:role/first";
const std::string config = "[profile app]\nrole_arn = " + role + "\nsource_profile = login\n";
const std::string chain = "[profile app]\nrole_arn = " + role +
                          "\nsource_profile = first\n[profile first]\nrole_arn = " + first +
                          "\nsource_profile = login\n";
const std::string login = "[login-long-term]\n" + test::keys + "[login]\nx = y\n";

/// Until an hour after noon.
std::string kept(const std::string& more = "assumed_from = login\n",
                 const std::string& its_role = role) {
  return "[app-mfa]\nassumed_role = True\nassumed_role_arn = " + its_role + "\n" + more +
         "aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = S\n"
         "aws_session_token = T\naws_security_token = T\nexpiration = 2026-11-21 13:00:00\n";
}

test::Scene scene(const std::string& credentials, const std::string& its_config = config) {
  return {.credentials = login + credentials,
          .config = its_config,
          .options = {.verb = "exec", .profile = "app"}};
}

KeptSession find(const test::Scene& given, Time now = noon) {
  const test::Staged staged(given);
  const profile::Plan plan = staged.plan();
  return find_kept(plan, wanted_kept(plan, given.options), staged.document, now);
}

bool is_fresh(const test::Scene& given, Time now = noon) {
  return !find(given, now).decision.stale;
}

TEST(KeptSession, IsFreshUntilFiveMinutesBeforeItsEndAndUsableUntilThat) {
  const Time end = test::at("2026-11-21 13:00:00");
  const KeptSession found = find(scene(kept()), end - Seconds(300));
  EXPECT_FALSE(found.decision.stale);
  EXPECT_EQ(found.session->assumed_role_arn, role);
  EXPECT_TRUE(find(scene(kept()), end - Seconds(299)).decision.stale);
  EXPECT_TRUE(find(scene(kept()), end - Seconds(1)).session.has_value());
  EXPECT_FALSE(find(scene(kept()), end).session.has_value());
}

TEST(KeptSession, AnSdkThatAsksAgainWithFifteenMinutesLeftGetsALongerOne) {
  test::Scene given = scene(kept());
  given.options.verb = "export";
  given.options.format = "process";
  EXPECT_TRUE(is_fresh(given, test::at("2026-11-21 12:45:00")));
  EXPECT_FALSE(is_fresh(given, test::at("2026-11-21 12:45:01")));
}

TEST(KeptSession, IsNeverRenewedBeforeHalfOfItHasGone) {
  const std::string short_role = config + "duration_seconds = 900\n";
  test::Scene given = scene(kept(), short_role);
  given.options.renew_before = Seconds(1800);
  EXPECT_TRUE(is_fresh(given, test::at("2026-11-21 12:52:30")));
  EXPECT_FALSE(is_fresh(given, test::at("2026-11-21 12:52:31")));
}

TEST(KeptSession, AnotherRoleSourceOrChainMakesItStale) {
  EXPECT_FALSE(is_fresh(scene(kept("assumed_from = login\n", first))));
  EXPECT_FALSE(is_fresh(scene(kept("assumed_from = other\n"))));
  EXPECT_FALSE(is_fresh(scene(kept(""))));
  EXPECT_FALSE(is_fresh(scene(kept(), chain)));
  const std::string through = "assumed_from = login\nassumed_through = " + first + "\n";
  EXPECT_TRUE(is_fresh(scene(kept(through), chain)));
  EXPECT_FALSE(is_fresh(scene(kept(through))));
}

TEST(KeptSession, WhatElseIsSaidOfTheRoleCountsTheNextTime) {
  EXPECT_TRUE(is_fresh(scene(kept(), config + "external_id = id\nrole_session_name = me\n"
                                              "duration_seconds = 1800\nregion = eu-west-1\n")));
}

TEST(KeptSession, IsStaleUnderForceAndWhereNoneIsKept) {
  test::Scene given = scene(kept());
  given.options.force = true;
  EXPECT_FALSE(is_fresh(given));
  given.options = {.verb = "exec", .profile = "app", .duration = Seconds(3600)};
  EXPECT_FALSE(is_fresh(given));
  EXPECT_FALSE(find(given).session.has_value());
}

/// The file once a session has been kept in it.
std::string keep(const test::Scene& given) {
  const test::Staged staged(given);
  const credentials::Session session{.assumed_role_arn = role,
                                     .access_key_id = "ASIAIOSFODNN7EXAMPLE",
                                     .secret_access_key = Secret("S"),
                                     .session_token = Secret("T"),
                                     .expiration = test::at("2026-11-21 13:00:00")};
  const auto edit = edit_of_kept(staged.plan(), session, staged.files);
  return std::string(credentials::apply_edits(staged.document, {edit}).joined().reveal());
}

TEST(KeptSession, NotesItsSourceAndTheRolesBetween) {
  EXPECT_EQ(keep(scene("")), login + kept());
  EXPECT_EQ(keep(scene("", chain)),
            login + kept("assumed_from = login\nassumed_through = " + first + "\n"));
}

TEST(KeptSession, ASectionThatIsMadeGetsTheProfilesOwnRegion) {
  const std::string region = "region = eu-west-1\n";
  EXPECT_EQ(keep(scene("", config + region)), login + kept() + region);
  EXPECT_EQ(keep(scene(kept(), config + region)), login + kept());
}

}  // namespace
}  // namespace stsmfa::session
