#include "view/key_age.h"

#include "base/error.h"
#include "profile/context.h"
#include "tests/unit/session/shared_scene.h"
#include "tests/unit/variables.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

const Time today = parse_expiration("2026-11-21 12:00:00").value();

Time days_ago(int days) { return today - std::chrono::hours(24) * days; }

std::string text_of(const Fact& fact) {
  return fact.value + (fact.origin.empty() ? "" : " (" + fact.origin + ")");
}

TEST(KeyAge, IsToldInDays) {
  EXPECT_EQ(age_of_key(days_ago(0), today, "dev").value, "0 days");
  EXPECT_EQ(age_of_key(days_ago(1), today, "dev").value, "1 day");
  EXPECT_EQ(age_of_key(days_ago(90), today, "dev").value, "90 days");
}

TEST(KeyAge, OfMoreThanNinetyDaysNamesTheCommandForANewKey) {
  EXPECT_EQ(age_of_key(days_ago(91), today, "my dev").value,
            "91 days: more than 90, stsmfa rotate 'my dev' makes a new one");
}

TEST(KeyAge, OfAKeyFromTheFutureIsNone) {
  EXPECT_EQ(age_of_key(days_ago(-2), today, "dev").value, "0 days");
}

/// A profile with a role, with or without the shared session of its key.
std::string found(const std::string& more, const ListKeys& list) {
  const test::Variables variables({});
  cli::Options options;
  options.verb = "doctor";
  options.profile = "dev";
  const profile::Files files{.locations = {.credentials = {"credentials", ""}, .config = {}},
                             .config = {}};
  const profile::Context context{options, variables.environment(), files};
  os::FileContent content;
  content.bytes = Secret(test::long_term("dev", "assume_role = " + test::role + "\n") + more);
  return text_of(
      find_age_of_key(session::take_snapshot(context, std::move(content), today), context, list));
}

const std::string shared =
    "[" + test::own + "]\n" + test::with(test::whole, "2026-11-21 13", "2099-11-21 13");

TEST(KeyAge, WithoutASessionIamIsNotAsked) {
  const auto asked = [](const sts::Credentials&) -> std::vector<client::AccessKey> {
    throw plan_error("IAM", "is asked");
  };
  EXPECT_EQ(found("", asked), "not known: IAM wants MFA first (stsmfa dev --mfa-session)");
}

TEST(KeyAge, IsThatOfTheProfilesKeyOfThoseThatIamLists) {
  const auto list = [](const sts::Credentials& credentials) {
    EXPECT_EQ(credentials.session_token.reveal(), "T");
    const auto active = client::AccessKey::Status::active;
    return std::vector<client::AccessKey>{{"AKIALEEOTHER33333333", active, now()},
                                          {test::key, active, now() - std::chrono::hours(49)}};
  };
  EXPECT_EQ(found(shared, list), "2 days");
}

TEST(KeyAge, IsNotKnownWhereIamDoesNotSayIt) {
  EXPECT_EQ(found(shared,
                  [](const sts::Credentials&) -> std::vector<client::AccessKey> {
                    throw plan_error("IAM", "may not be asked");
                  }),
            "not known: IAM: may not be asked");
  EXPECT_EQ(found(shared, [](const sts::Credentials&) { return std::vector<client::AccessKey>(); }),
            "not known: IAM does not list the key");
}

}  // namespace
}  // namespace stsmfa::view
