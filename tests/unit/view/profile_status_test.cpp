#include "view/profile_status.h"

#include "credentials/document.h"
#include "session/freshness.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

using test::at;

const Time noon = test::at("2026-11-21 12:00:00");
const std::string role = "arn:aws:iam::123456789012:role/iamAdmin";
const std::string device = "arn:aws:iam::123456789012:mfa/lee";

/// A whole session of `role` that ends at `expiration`.
std::string session(const std::string& expiration) {
  return "[dev]\nassumed_role = True\nassumed_role_arn = " + role +
         "\naws_access_key_id = A\naws_secret_access_key = S\naws_session_token = T\n"
         "aws_security_token = T\nexpiration = " +
         expiration + "\n";
}

session::Decision decision(const std::string& text) {
  const credentials::Document document(text, "file");
  const session::Wanted wanted{.role_arn = role, .renew_before = Seconds(300)};
  return session::decide(document.section("dev"), wanted, noon);
}

/// The status at noon of [dev] in `text`, of which `role` is wanted.
ProfileStatus status(const std::string& text) {
  return status_of({.profile = "dev"}, decision(text), noon);
}

struct Case {
  std::string text;
  SessionState state;
  long left;
  std::string line;
};

TEST(ProfileStatus, IsWhatTheDecisionComesTo) {
  std::string other = session("2026-11-21 13:30:00");
  other.replace(other.find("iamAdmin"), 8, "iamOther");
  const std::string incomplete = "[dev]\nassumed_role = True\nexpiration = 2026-11-21 13:00:00\n";
  const std::vector<Case> cases = {
      {session("2026-11-21 13:30:00"), SessionState::fresh, 5400, "dev 1h30m"},
      {session("2026-11-21 12:05:00"), SessionState::fresh, 300, "dev 5m"},
      {session("2026-11-21 12:04:59"), SessionState::expiring, 299, "dev 4m"},
      {session("2026-11-21 12:00:01"), SessionState::expiring, 1, "dev 1s"},
      {session("2026-11-21 12:00:00"), SessionState::expired, 0, "dev expired"},
      {session("2026-11-20 12:00:00"), SessionState::expired, 0, "dev expired"},
      {"", SessionState::none, 0, "dev -"},
      {incomplete, SessionState::incomplete, 0, "dev stale"},
      {session("soon"), SessionState::incomplete, 0, "dev stale"},
      {other, SessionState::role_changed, 5400, "dev stale"},
  };
  for (const Case& one : cases) {
    const ProfileStatus found = status(one.text);
    EXPECT_EQ(name_of(found.state), name_of(one.state)) << one.text;
    EXPECT_EQ(found.left, Seconds(one.left)) << one.text;
    EXPECT_EQ(short_line(found), one.line) << one.text;
    EXPECT_EQ(found.stale, one.state != SessionState::fresh) << one.text;
    EXPECT_EQ(found.stale, decision(one.text).stale) << one.text;
  }
}

TEST(ProfileStatus, KnowsTheEndOfAWholeSessionOnly) {
  EXPECT_EQ(status(session("2026-11-20 12:00:00")).expires_at, at("2026-11-20 12:00:00"));
  EXPECT_FALSE(status("[dev]\nassumed_role = True\nexpiration = 2026-11-21 13:00:00\n").expires_at);
}

TEST(ProfileStatus, AnExpiredSessionOfAnotherRoleIsExpired) {
  std::string text = session("2026-11-21 11:00:00");
  text.replace(text.find("iamAdmin"), 8, "iamOther");
  EXPECT_EQ(status(text).state, SessionState::expired);
}

TEST(ProfileStatus, OfABrokenProfileTellsTheProblemOnOneLine) {
  const ProfileStatus broken =
      unusable({.profile = "dev"}, {.object = "profile: dev", .cause = "no"});
  EXPECT_EQ(broken.state, SessionState::unusable);
  EXPECT_EQ(broken.problem, "profile: dev: no");
  EXPECT_EQ(short_line(broken), "dev -");
  EXPECT_FALSE(broken.stale);
}

TEST(SessionState, NamesAreStable) {
  EXPECT_EQ(name_of(SessionState::fresh), "fresh");
  EXPECT_EQ(name_of(SessionState::expiring), "expiring");
  EXPECT_EQ(name_of(SessionState::expired), "expired");
  EXPECT_EQ(name_of(SessionState::none), "none");
  EXPECT_EQ(name_of(SessionState::incomplete), "incomplete");
  EXPECT_EQ(name_of(SessionState::role_changed), "role_changed");
  EXPECT_EQ(name_of(SessionState::unusable), "unusable");
}

TEST(Identity, IsTheRoleElseWhoTheDeviceIsCalledAfter) {
  EXPECT_EQ(identity_of({.profile = "p", .role_arn = role, .device = device}),
            "123456789012:role/iamAdmin");
  EXPECT_EQ(identity_of({.profile = "p", .device = device}), "123456789012:lee");
  EXPECT_EQ(identity_of({.profile = "p", .role_arn = "arn:aws:iam:::role/ceph"}), "role/ceph");
  EXPECT_EQ(identity_of({.profile = "p", .device = "GAHT12345678"}), "");
  EXPECT_EQ(identity_of({.profile = "p"}), "");
}

TEST(AccountId, IsTheRolesElseTheDevices) {
  const std::string elsewhere = "arn:aws:iam::210987654321:role/x";
  EXPECT_EQ(account_id_of({.profile = "p", .role_arn = elsewhere, .device = device}),
            "210987654321");
  EXPECT_EQ(account_id_of({.profile = "p", .device = device}), "123456789012");
  EXPECT_EQ(account_id_of({.profile = "p", .role_arn = "arn:aws:iam:::role/x", .device = device}),
            "123456789012");
  EXPECT_EQ(account_id_of({.profile = "p", .device = "GAHT12345678"}), "");
}

}  // namespace
}  // namespace stsmfa::view
