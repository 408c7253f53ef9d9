#include "session/freshness.h"

#include "credentials/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using testing::ElementsAre;

constexpr const char* role = "arn:aws:iam::123456789012:role/r";
constexpr const char* other_role = "arn:aws:iam::123456789012:role/s";
const Time expiration = *parse_expiration("2026-01-02 03:04:05");
const Time long_before = expiration - Seconds(3600);

/// A complete section, with lines instead of or beyond the usual ones: the last of a key counts.
std::string text_with(const std::string& lines) {
  return "[x]\nassumed_role = True\naws_access_key_id = ASIA\naws_secret_access_key = s\n"
         "aws_session_token = t\naws_security_token = t\nexpiration = 2026-01-02 03:04:05\n" +
         lines;
}

Decision decide_on(const std::string& text, const Wanted& wanted, Time now = long_before) {
  return decide(credentials::Document(text, "credentials").section("x"), wanted, now);
}

std::string with_role(const char* arn) {
  return text_with(std::string("assumed_role_arn = ") + arn + "\n");
}

TEST(Decide, AMissingSectionIsStale) {
  const Decision decision = decide(std::nullopt, {.force = true}, long_before);
  EXPECT_TRUE(decision.stale);
  EXPECT_THAT(decision.findings, ElementsAre(Finding::section_missing));
  EXPECT_FALSE(decision.expiration);
}

TEST(Decide, ACompleteSectionOfTheWantedRoleIsValid) {
  for (const Decision& decision :
       {decide_on(text_with(""), {}), decide_on(with_role(role), {.role_arn = role})}) {
    EXPECT_FALSE(decision.stale);
    EXPECT_FALSE(decision.usable);
    EXPECT_THAT(decision.findings, ElementsAre(Finding::valid));
    EXPECT_EQ(decision.expiration, expiration);
  }
}

TEST(Decide, EachOfTheSixKeysMustBeThere) {
  for (const char* key : {"assumed_role", "aws_access_key_id", "aws_secret_access_key",
                          "aws_session_token", "aws_security_token", "expiration"}) {
    const Decision decision = decide_on(text_with(std::string(key) + " =\n"), {});
    EXPECT_TRUE(decision.stale) << key;
    EXPECT_FALSE(decision.usable);
    EXPECT_THAT(decision.findings, ElementsAre(Finding::keys_missing)) << key;
  }
}

TEST(Decide, AnExpirationThatCannotBeReadCountsAsMissing) {
  const Decision decision = decide_on(text_with("expiration = soon\n"), {});
  EXPECT_TRUE(decision.stale);
  EXPECT_THAT(decision.findings, ElementsAre(Finding::keys_missing));
  EXPECT_FALSE(decision.expiration);
}

TEST(Decide, Rfc3339IsReadToo) {
  const Decision decision = decide_on(text_with("expiration = 2026-01-02T04:04:05+01:00\n"), {});
  EXPECT_THAT(decision.findings, ElementsAre(Finding::valid));
  EXPECT_EQ(decision.expiration, expiration);
}

TEST(Decide, AfterMissingKeysForceAndRoleAreStillLookedAt) {
  const std::string text = text_with("aws_session_token =\n");
  EXPECT_THAT(decide_on(text, {.force = true}).findings,
              ElementsAre(Finding::keys_missing, Finding::forced));
  EXPECT_THAT(decide_on(text, {.role_arn = role}).findings,
              ElementsAre(Finding::keys_missing, Finding::role_changed));
}

TEST(Decide, ForceLooksNeitherAtTheRoleNorAtTheExpiration) {
  const Decision decision =
      decide_on(with_role(role), {.role_arn = other_role, .force = true}, expiration);
  EXPECT_TRUE(decision.stale);
  EXPECT_THAT(decision.findings, ElementsAre(Finding::forced));
  EXPECT_EQ(decision.expiration, expiration);
}

TEST(Decide, ARoleAddedChangedOrDroppedIsAChange) {
  for (const Decision& decision : {decide_on(text_with(""), {.role_arn = role}),
                                   decide_on(with_role(role), {.role_arn = other_role}),
                                   decide_on(with_role(role), {}, expiration)}) {
    EXPECT_TRUE(decision.stale);
    EXPECT_FALSE(decision.usable);
    EXPECT_THAT(decision.findings, ElementsAre(Finding::role_changed));
  }
}

TEST(Decide, AStoredRoleIsKeptWhenTheOptionIsEmpty) {
  EXPECT_FALSE(decide_on(with_role(role), {.keep_stored_role = true}).stale);
  EXPECT_TRUE(decide_on(with_role(role), {.role_arn = other_role, .keep_stored_role = true}).stale);
}

TEST(Decide, ASessionIsExpiredFromTheVerySecond) {
  EXPECT_THAT(decide_on(text_with(""), {}, expiration).findings, ElementsAre(Finding::expired));
  EXPECT_THAT(decide_on(text_with(""), {}, expiration - Seconds(1)).findings,
              ElementsAre(Finding::valid));
}

TEST(Decide, ASessionInItsLastMinutesIsRenewedAndStillUsable) {
  const Wanted wanted{.renew_before = Seconds(300)};
  const Decision expiring = decide_on(text_with(""), wanted, expiration - Seconds(299));
  EXPECT_TRUE(expiring.stale);
  EXPECT_TRUE(expiring.usable);
  EXPECT_THAT(expiring.findings, ElementsAre(Finding::expiring));
  EXPECT_FALSE(decide_on(text_with(""), wanted, expiration - Seconds(300)).stale);

  const Decision expired = decide_on(text_with(""), wanted, expiration);
  EXPECT_FALSE(expired.usable);
  EXPECT_THAT(expired.findings, ElementsAre(Finding::expired));
}

}  // namespace
}  // namespace stsmfa::session
