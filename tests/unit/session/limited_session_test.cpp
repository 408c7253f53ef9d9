#include "session/limited_session.h"

#include "tests/unit/session/refresh_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::refusing;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LimitedSessionTest : public test::RefreshTest {
 protected:
  LimitedSessionTest() {
    options.verb = "exec";
    role_reply.root = "AssumeRoleResponse";
    for (auto& [name, value] : role_reply.fields) {
      name.replace(0, name.find('/'), "AssumeRoleResult");
    }
  }

  Error run_limited() {
    return run([&](const session::Run& run, os::FileContent content) {
      Snapshot first = take_snapshot(run.context, std::move(content), run.world.now());
      limited_session(run, std::move(first), {.document = "{}", .arns = {}});
    });
  }

  const std::string role = "arn:aws:iam::123456789012:role/dev";
  const std::string with_role = long_term + "assume_role = " + role + "\n";
  const std::string shared = session("mfa-AKIAIOSFODNN7EXAMPLE", "2026-11-21 13:00:00");
  sts::Reply role_reply = test::granting();
};

TEST_F(LimitedSessionTest, IsMadeWithACodeAndStoredNowhere) {
  const std::string before = with_role + session("dev", "2026-11-21 13:00:00", role);
  test::write(path(), before);
  typed = {"123456"};
  replies = {role_reply};
  EXPECT_EQ(run_limited().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre("123456"));
  EXPECT_THAT(bodies, ElementsAre(HasSubstr("&Policy=%7B%7D&")));
  EXPECT_EQ(file(), before);
}

TEST_F(LimitedSessionTest, FromASharedSessionTakesNoCodeAndNoLock) {
  test::write(path(), with_role + shared);
  replies = {role_reply};
  EXPECT_EQ(run_limited().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre(""));
  EXPECT_THAT(questions, IsEmpty());
  EXPECT_THAT(folder.names(), ElementsAre("credentials"));
}

TEST_F(LimitedSessionTest, ThatTheSharedSessionDoesNotGetIsAskedForWithACode) {
  test::write(path(), with_role + shared);
  typed = {"123456"};
  replies = {refusing("AccessDenied", "no"), refusing("AccessDenied", "no"), role_reply};
  EXPECT_EQ(run_limited().status, ExitStatus::success);
  EXPECT_THAT(sent, ElementsAre("", "", "123456"));
  EXPECT_THAT(bodies, testing::Each(HasSubstr("&Policy=%7B%7D&")));
  EXPECT_EQ(file(), with_role + shared);
}

TEST_F(LimitedSessionTest, SendsNoCodeWhenTheRoleWasChangedMeanwhile) {
  test::write(path(), with_role);
  typed = {"123456"};
  replies = {role_reply};
  while_asked = [&] { test::write(path(), long_term + "assume_role = " + role + "2\n"); };
  const Error error = run_limited();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("the code was not sent"));
  EXPECT_THAT(sent, IsEmpty());
}

}  // namespace
}  // namespace stsmfa::session
