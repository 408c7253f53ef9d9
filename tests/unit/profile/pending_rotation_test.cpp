#include "profile/pending_rotation.h"

#include "profile/profile_list.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

const std::string pending = "stsmfa-rotate-AKIAIOSFODNN7EXAMPLE";
const std::string section = "[" + pending +
                            "]\naws_access_key_id = AKIALEENEWKEY2222222\n"
                            "aws_secret_access_key = s\n";

std::string profile_in(const std::string& text) {
  return profile_of_pending_section(pending, "-long-term", {text, "credentials"});
}

TEST(PendingRotation, IsNamedAfterTheOldKey) {
  EXPECT_EQ(pending_section_of("AKIAIOSFODNN7EXAMPLE"), pending);
  EXPECT_EQ(key_of_pending_section(pending), "AKIAIOSFODNN7EXAMPLE");
}

TEST(PendingRotation, NoOtherNameIsOne) {
  for (const char* const name : {"stsmfa-rotate-", "stsmfa-rotate", "stsmfa-rotate-a b", "dev",
                                 "my-stsmfa-rotate-AKIAIOSFODNN7EXAMPLE",
                                 "stsmfa-rotate-wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}) {
    EXPECT_FALSE(is_pending_section(name)) << name;
  }
}

TEST(PendingRotation, IsThatOfTheProfileWhoseSectionHasTheOldKey) {
  const std::string keys = test::keys;
  EXPECT_EQ(profile_in(section + "[plain]\n" + keys + "[dev-long-term]\n" + keys), "dev");
  EXPECT_EQ(profile_in("[plain]\n" + keys + section), "plain");
  EXPECT_EQ(profile_in("[x]\nregion = y\n" + section + "[plain]\n" + keys), "plain");
  EXPECT_EQ(profile_in("[-long-term]\n" + keys + section), "-long-term");
  EXPECT_EQ(profile_in("[x]\n# AKIAIOSFODNN7EXAMPLE\n" + section), "");
}

TEST(PendingRotation, IsNobodysProfile) {
  const std::string device = "mfa_serial = arn:aws:iam::123456789012:mfa/lee\n";
  test::Scene scene;
  scene.credentials += section + device;
  for (const std::string suffix : {"-long-term", ""}) {
    const test::Staged staged(scene);
    EXPECT_THAT(profiles_with_sessions(staged.files, suffix),
                testing::Not(testing::Contains(pending)));
  }
}

TEST(PendingRotation, IsRefusedByNameWithTheCommandThatEndsIt) {
  test::Scene scene;
  scene.credentials += section;
  scene.options.profile = pending;
  const test::Staged staged(scene);
  const Error error = test::error_of([&] { name_sections(staged.context, staged.files); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "[" + pending + "]");
  EXPECT_EQ(error.hint, "stsmfa rotate default ends it");
}

}  // namespace
}  // namespace stsmfa::profile
