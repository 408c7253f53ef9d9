#include "session/renewal.h"

#include "tests/unit/session/refresh_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::granting;
using test::refusing;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Where a session comes from, seen through a whole refresh in a scripted world: the calls in
/// their order.
class RenewalTest : public test::RefreshTest {
 protected:
  static constexpr const char* role = "arn:aws:iam::123456789012:role/iamAdmin";

  /// An answer to AssumeRole with a session of two hours.
  static sts::Reply assuming() {
    sts::Reply reply = granting();
    reply.root = "AssumeRoleResponse";
    for (sts::Field& field : reply.fields) {
      field.path.replace(0, std::string("GetSessionToken").size(), "AssumeRole");
    }
    return reply;
  }

  std::vector<std::string> actions() const {
    std::vector<std::string> names;
    for (const std::string& body : bodies) {
      const auto begin = body.find("Action=") + 7;
      names.push_back(body.substr(begin, body.find('&', begin) - begin));
    }
    return names;
  }

  const std::string with_role =
      "[dev-long-term]\n" + keys + device + "assume_role = " + role + "\n";
  const std::string login = "[login-long-term]\n" + keys + device;
};

TEST_F(RenewalTest, ARoleIsAssumedDirectlyWithACode) {
  test::write(path(), with_role);
  typed = {"123456"};
  replies = {assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(actions(), ElementsAre("AssumeRole"));
  EXPECT_THAT(sent, ElementsAre("123456"));
  EXPECT_THAT(bodies.at(0), HasSubstr("RoleSessionName=lee"));
}

TEST_F(RenewalTest, AValidSharedSessionServesARoleWithoutACode) {
  test::write(path(), with_role + login + session("login", "2026-11-21 20:00:00"));
  replies = {assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre(""));
  EXPECT_THAT(questions, IsEmpty());
}

TEST_F(RenewalTest, AnExpiredSharedSessionServesNobody) {
  test::write(path(), with_role + login + session("login", "2026-11-21 11:00:00"));
  typed = {"123456"};
  replies = {assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre("123456"));
}

TEST_F(RenewalTest, ARoleThatRefusesTheSharedSessionIsAssumedWithACode) {
  const std::string shared = session("login", "2026-11-21 20:00:00");
  test::write(path(), with_role + login + shared);
  typed = {"123456"};
  replies = {refusing("AccessDenied", "MFA too old"), assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre("", "123456"));
  EXPECT_THAT(file(), HasSubstr(shared)) << "it is worth something to others";
}

TEST_F(RenewalTest, ASharedSessionThatAwsDoesNotKnowIsForgotten) {
  const std::string shared = session("login", "2026-11-21 20:00:00");
  test::write(path(), with_role + login + shared);
  typed = {"123456"};
  replies = {refusing("ExpiredToken", "expired"), assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre("", "123456"));
  EXPECT_THAT(file(), testing::Not(HasSubstr("stored")));
}

TEST_F(RenewalTest, OfTwoSharedSessionsTheUsersOwnSectionsIsTakenFirst) {
  const std::string own = session("mfa-AKIAIOSFODNN7EXAMPLE", "2026-11-21 20:00:00");
  test::write(path(), with_role + login + session("login", "2026-11-21 20:00:00") + own);
  typed = {"123456"};
  replies = {refusing("ExpiredToken", "expired"), assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(file(), HasSubstr(own)) << "AWS has not said anything against it";
  EXPECT_THAT(file(), testing::Not(HasSubstr("[login]\nassumed_role")));
}

TEST_F(RenewalTest, MfaSessionMakesTheSharedSessionAndThenTheRole) {
  test::write(path(), with_role);
  options.mfa_session = true;
  typed = {"123456"};
  replies = {granting(), assuming()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(actions(), ElementsAre("GetSessionToken", "AssumeRole"));
  EXPECT_THAT(sent, ElementsAre("123456", ""));
  EXPECT_THAT(file(), HasSubstr("[mfa-AKIAIOSFODNN7EXAMPLE]\nassumed_role = False\n"));
  EXPECT_THAT(file(), HasSubstr("[dev]\nassumed_role = True\n"));
}

TEST_F(RenewalTest, ASharedSessionThatCostACodeIsKeptWhenTheRoleIsRefused) {
  test::write(path(), with_role);
  options.mfa_session = true;
  typed = {"123456"};
  replies = {granting(), refusing("AccessDenied", "no")};
  EXPECT_EQ(run().status, ExitStatus::refused);
  EXPECT_THAT(file(), HasSubstr("[mfa-AKIAIOSFODNN7EXAMPLE]\n"));
  EXPECT_THAT(file(), testing::Not(HasSubstr("[dev]\n")));
}

TEST_F(RenewalTest, WithoutADeviceIamIsAskedAndTheDeviceMayBeKept) {
  test::write(path(), "[dev-long-term]\n" + keys);
  options.save_device = true;
  typed = {"123456"};
  replies = {granting()};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(questions.at(0), HasSubstr("[" + found_device + "]"));
  EXPECT_THAT(file(), HasSubstr("aws_mfa_device = " + found_device + "\n"));
}

}  // namespace
}  // namespace stsmfa::session
