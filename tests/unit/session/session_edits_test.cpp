#include "session/session_edits.h"

#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

TEST(CheckTarget, LongTermKeysThatStandNowhereElseAreNotOverwritten) {
  Scene scene;
  scene.credentials += "[default]\naws_access_key_id = AKIAX\naws_secret_access_key = onlyHere\n";
  const Error error = error_of([&] { check_target(Staged(scene).plan(), Staged(scene).document); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "[default]: ~/.aws/credentials");
  EXPECT_NE(error.hint.find("[default-long-term]"), std::string::npos);
  scene.credentials += "[copy]\naws_access_key_id = AKIAX\naws_secret_access_key = onlyHere\n";
  EXPECT_EQ(error_of([&] { check_target(Staged(scene).plan(), Staged(scene).document); }).status,
            ExitStatus::success);
}

TEST(CheckTarget, ManyAreCheckedAsEachWouldBe) {
  Scene scene;
  const profile::Plan sound = Staged({.options = {.section = "other"}}).plan();
  const profile::Plan broken = Staged({.options = {.section = "twice"}}).plan();
  const auto check = [&](const std::vector<const profile::Plan*>& plans) {
    return error_of([&] { check_targets(plans, Staged(scene).document); }).status;
  };
  scene.credentials += "[twice]\n[other]\n[twice]\n";
  EXPECT_EQ(check({&sound, &broken}), ExitStatus::file_unusable);
  EXPECT_EQ(check({&sound}), ExitStatus::success);
  EXPECT_EQ(check({}), ExitStatus::success);
}

}  // namespace
}  // namespace stsmfa::session
