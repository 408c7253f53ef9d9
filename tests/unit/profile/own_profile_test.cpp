#include "profile/own_profile.h"

#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::keys;
using test::Scene;
using test::Staged;

const std::string ours = "[p-mfa]\nassumed_role = False\nexpiration = 2026-01-01 00:00:00\n";
const std::string role = "role_arn = arn:aws:iam::123456789012:role/x\nsource_profile = p\n";

std::string own_profile(const std::string& credentials, const std::string& config = "") {
  const Scene scene{.credentials = credentials, .config = config};
  const auto own = find_own_profile("p-mfa", Staged(scene).files);
  return own ? own->name : "";
}

TEST(OwnProfile, IsOneThatSaysWhereCredentialsComeFrom) {
  EXPECT_EQ(own_profile("", "[profile p-mfa]\n" + role), "[profile p-mfa]");
  EXPECT_EQ(own_profile("", "[profile p-mfa]\nsso_session = x\n"), "[profile p-mfa]");
  EXPECT_EQ(own_profile("[p-mfa]\n" + keys), "[p-mfa]");
  EXPECT_EQ(own_profile(ours, "[profile p-mfa]\n" + role), "[profile p-mfa]");
}

TEST(OwnProfile, OursAndSettingsAloneAreNone) {
  EXPECT_EQ(own_profile(""), "");
  EXPECT_EQ(own_profile(ours, "[profile p-mfa]\nregion = x\n"), "");
  EXPECT_EQ(own_profile("[p-mfa]\nregion = x\n"), "");
}

TEST(OwnProfile, IsNotMadeOver) {
  const Scene scene{.credentials = "[p]\n" + keys,
                    .config = "[profile p-mfa]\n" + role,
                    .options = {.profile = "p"}};
  const Error error = error_of([&] { Staged(scene).plan(); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "[profile p-mfa]");
  EXPECT_EQ(error.cause,
            "is a profile of its own (~/.aws/config), and the session of p would go to [p-mfa]");
  EXPECT_EQ(error.hint, "--section NAME puts it elsewhere");
}

TEST(OwnProfile, IsWhatItsNameMeans) {
  const Scene scene{.credentials = "[p]\n" + keys + ours,
                    .config = "[profile p-mfa]\n" + role,
                    .options = {.profile = "p-mfa"}};
  EXPECT_EQ(Staged(scene).names().profile, "p-mfa");
  EXPECT_EQ(Staged(scene).names().short_term, "p-mfa-mfa");
}

}  // namespace
}  // namespace stsmfa::profile
