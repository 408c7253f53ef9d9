#include "verb/stored_sessions.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::verb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string file =
    "[keys]\naws_access_key_id = AKIA\naws_secret_access_key = s\n"
    "[dev]\nassumed_role = True\nassumed_role_arn = arn:aws:iam::123456789012:role/path/admin\n"
    "aws_access_key_id = ASIA\naws_session_token = t\nexpiration = 2030-01-01 00:00:00\n"
    "[odd]\nodd\n"
    "[mine]\nregion = eu-west-1\n"
    "[dev-mfa]\nassumed_role = False\naws_session_token = t\nexpiration = soon\n"
    "[posing]\nassumed_role = False\naws_access_key_id = AKIA\nexpiration = 2030-01-01 00:00:00\n"
    "[theirs]\naws_access_key_id = ASIA\naws_session_token = t\n";

const credentials::Document document(file, "credentials");

std::string cause_of(const std::string& section) {
  try {
    find_session(document, {section});
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
    EXPECT_EQ(error.object, "[" + section + "]");
    return error.cause;
  }
}

TEST(Clearing, FindsTheFirstSessionOfOurs) {
  const auto session = find_session(document, {"none", "mine", "dev", "dev-mfa"});
  ASSERT_TRUE(session);
  EXPECT_EQ(session->section, "dev");
  EXPECT_EQ(session->role_arn, "arn:aws:iam::123456789012:role/path/admin");
  EXPECT_EQ(session->expiration, parse_expiration("2030-01-01 00:00:00"));
  EXPECT_EQ(find_session(document, {"keys", "dev-mfa"})->section, "dev-mfa");
}

TEST(Clearing, FindsNothingWhereThereAreNoKeys) {
  EXPECT_FALSE(find_session(document, {"none", "mine", "keys"}));
  EXPECT_FALSE(find_session(document, {"none"}));
}

TEST(Clearing, RefusesWhatIsNotOurs) {
  EXPECT_THAT(cause_of("keys"), HasSubstr("long-term keys"));
  EXPECT_THAT(cause_of("posing"), HasSubstr("long-term keys"));
  EXPECT_THAT(cause_of("theirs"), HasSubstr("did not write"));
}

TEST(Clearing, FindsEverySessionOfOursAndPassesOverWhatCannotBeRead) {
  std::vector<std::string> names;
  for (const StoredSession& session : find_sessions(document)) {
    names.push_back(session.section);
  }
  EXPECT_THAT(names, ElementsAre("dev", "dev-mfa"));
}

TEST(Clearing, TakesWhatRemainedOfASessionFromLongTermKeysAndLeavesThem) {
  const std::string pair = "aws_access_key_id = AKIA\naws_secret_access_key = s\n";
  const std::string text =
      "[dev]\n" + pair + "aws_session_token = t\nexpiration = 2030-01-01 00:00:00\n";
  const credentials::Document leftover(text, "credentials");
  const auto session = find_session(leftover, {"dev"});
  ASSERT_TRUE(session);
  EXPECT_EQ(session->kind, StoredSession::Kind::remains);
  EXPECT_EQ(credentials::apply_edits(leftover, {session->removal}).joined().reveal(),
            "[dev]\n" + pair);
  EXPECT_THAT(find_sessions(leftover), IsEmpty()) << "it has no mark of ours";
}

TEST(Clearing, SaysHowToRevokeWhatAwsStillHonours) {
  const Time now = *parse_expiration("2030-01-01 00:00:00");
  StoredSession session{.section = "dev", .role_arn = "arn:aws:iam::1:role/path/admin"};
  session.expiration = now + Seconds(60);
  EXPECT_THAT(honoured_until(session, now), HasSubstr("(1m)"));
  EXPECT_THAT(how_to_revoke(session), HasSubstr("role admin (policy AWSRevokeOlder"));
  EXPECT_THAT(how_to_revoke_all_like(session), HasSubstr("of each role (policy AWSRevokeOlder"));
  session.role_arn.clear();
  EXPECT_THAT(how_to_revoke(session), HasSubstr("aws:TokenIssueTime"));
  session.expiration = now;
  EXPECT_EQ(honoured_until(session, now), "");
  session.expiration = std::nullopt;
  EXPECT_EQ(honoured_until(session, now), "until it expires");
}

}  // namespace
}  // namespace stsmfa::verb
