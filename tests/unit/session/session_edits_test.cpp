#include "session/session_edits.h"

#include "profile/session_policy.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

/// The region that goes into the section with a session of the profile.
std::optional<std::string> region_of(const Scene& scene, TargetSection target) {
  const credentials::Edit edit = edit_of(Staged(scene).plan(), credentials::Session(), target);
  for (const auto& [key, value] : edit.assignments) {
    if (key == "region") return std::string(value->reveal());
  }
  return std::nullopt;
}

TEST(EditOf, ASectionThatIsMadeForARoleProfileGetsItsRegion) {
  Scene scene{.credentials = "[login]\n" + test::keys,
              .config =
                  "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\n"
                  "source_profile = login\nregion = eu-west-1\n",
              .options = {.profile = "app"}};
  EXPECT_EQ(region_of(scene, TargetSection::made), "eu-west-1");
  EXPECT_EQ(region_of(scene, TargetSection::there), std::nullopt) << "it is the user's by now";
  scene = {};
  scene.credentials += "region = eu-west-1\n";
  EXPECT_EQ(region_of(scene, TargetSection::made), std::nullopt) << "[default-long-term] has it";
}

class CheckRewriteTest : public testing::Test {
 protected:
  /// How it ends for the scene's own plan.
  Error check(const std::string& shared_section = {}) const {
    return error_of([&] {
      check_rewrite(Staged(scene).plan(), shared_section, scene.options, Staged(scene).document);
    });
  }

  Scene scene = {};
};

TEST_F(CheckRewriteTest, LongTermKeysThatStandNowhereElseAreNotOverwritten) {
  const std::string keys = "aws_access_key_id = AKIAX\naws_secret_access_key = onlyHere\n";
  scene.credentials += "[default]\n" + keys;
  const Error error = check();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "[default]: ~/.aws/credentials");
  EXPECT_NE(error.hint.find("[default-long-term]"), std::string::npos);
  scene.credentials += "[copy]\n" + keys;
  EXPECT_EQ(check().status, ExitStatus::success);
  EXPECT_EQ(check("copy").status, ExitStatus::plan_impossible) << "both copies would go";
}

TEST_F(CheckRewriteTest, ALimitedSessionGoesNowhereAndOverwritesNothing) {
  scene.credentials += "assume_role = arn:aws:iam::123456789012:role/x\n[default]\n[default]\n";
  profile::Plan plan = Staged(scene).plan();
  const auto check_plan = [&](const std::string& shared_section) {
    return error_of(
        [&] { check_rewrite(plan, shared_section, scene.options, Staged(scene).document); });
  };
  EXPECT_EQ(check_plan("").status, ExitStatus::file_unusable);
  profile::limit(plan, {.document = "{}"});
  EXPECT_EQ(check_plan("").status, ExitStatus::success);
  EXPECT_EQ(check_plan("default").status, ExitStatus::file_unusable) << "the shared session does";
}

TEST_F(CheckRewriteTest, TheSharedSessionsSectionIsTriedAsWell) {
  scene.credentials += "[shared]\n[shared]\n";
  EXPECT_EQ(check().status, ExitStatus::success);
  EXPECT_EQ(check("shared").status, ExitStatus::file_unusable);
}

TEST_F(CheckRewriteTest, TheDeviceThatMayBeSavedIsTriedAsWell) {
  scene.credentials =
      "[default-long-term]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
      "aws_secret_access_key = S\nnote = a\rb\n";
  EXPECT_EQ(check().status, ExitStatus::success);
  scene.options.save_device = true;
  EXPECT_EQ(check().status, ExitStatus::file_unusable);
  scene.credentials += "aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n";
  EXPECT_EQ(check().status, ExitStatus::success) << "it is not looked for";
}

}  // namespace
}  // namespace stsmfa::session
