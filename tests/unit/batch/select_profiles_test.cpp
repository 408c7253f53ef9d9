#include "batch/select_profiles.h"

#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::batch {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;
using testing::ElementsAre;
using testing::IsEmpty;

using Names = std::vector<std::string>;

const std::string keys = "aws_access_key_id = A\naws_secret_access_key = S\n";

/// Two profiles of long-term sections, and two of the config file.
const Scene both_files = {
    .credentials = "[prod-long-term]\n" + keys + "[prod]\n[team/dev-long-term]\n" + keys,
    .config =
        "[profile prod-admin]\nrole_arn = r\nsource_profile = prod\n"
        "[profile .hidden]\nrole_arn = r\nsource_profile = prod\n"
        "[profile sso]\nrole_arn = r\nsso_session = corp\n"};

Names selected(const Names& patterns, const Scene& scene = both_files,
               const std::string& suffix = "-long-term") {
  return select_profiles(Staged(scene).files, patterns, suffix);
}

TEST(SelectProfiles, WithoutPatternsThoseOfTheLongTermSections) {
  EXPECT_THAT(selected({}), ElementsAre("prod", "team/dev"));
}

TEST(SelectProfiles, APatternMeansConfigProfilesToo) {
  EXPECT_THAT(selected({"prod*"}), ElementsAre("prod", "prod-admin"));
  EXPECT_THAT(selected({"prod"}), ElementsAre("prod"));
}

TEST(SelectProfiles, TheOrderIsThatOfTheFilesAndEachComesOnce) {
  EXPECT_THAT(selected({"*admin", "t*", "prod*", "prod"}),
              ElementsAre("prod", "team/dev", "prod-admin"));
}

TEST(SelectProfiles, NothingIsSpecialAboutASlashOrALeadingDot) {
  EXPECT_THAT(selected({"team*"}), ElementsAre("team/dev"));
  EXPECT_THAT(selected({"*"}), ElementsAre("prod", "team/dev", ".hidden", "prod-admin"));
  EXPECT_THAT(selected({"?hidden"}), ElementsAre(".hidden"));
  EXPECT_THAT(selected({"[.x]h*"}), ElementsAre(".hidden"));
}

TEST(SelectProfiles, ALongTermSectionIsKnownByItsOwnNameToo) {
  EXPECT_THAT(selected({"prod-long-*"}), ElementsAre("prod"));
  EXPECT_THAT(selected({"*-long-term"}), ElementsAre("prod", "team/dev"));
}

TEST(SelectProfiles, APatternThatFitsNothingIsAnErrorWithTheClosestName) {
  const Error error = test::error_of([] { selected({"prod", "prod-admni"}); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(one_line(error), "no profile matches prod-admni");
  EXPECT_EQ(error.hint, "did you mean prod-admin?");
}

TEST(SelectProfiles, WhatOtherToolsSignInIsMeantByNoPattern) {
  EXPECT_EQ(error_of([] { selected({"sso"}); }).cause, "no profile matches sso");
}

TEST(SelectProfiles, WithoutAnyProfileThereIsNoCloserName) {
  const Scene empty{.credentials = ""};
  EXPECT_THAT(selected({}, empty), IsEmpty());
  EXPECT_EQ(error_of([&] { selected({"x"}, empty); }).hint, "");
}

TEST(SelectProfiles, WithoutASuffixTheSectionsWithLongTermKeysCount) {
  const Scene scene{.credentials = "[a]\n" + keys + "[b]\nrole_arn = r\nsource_profile = a\n[c]\n" +
                                   keys + "aws_session_token = t\n"};
  EXPECT_THAT(selected({}, scene, ""), ElementsAre("a"));
  EXPECT_THAT(selected({"*"}, scene, ""), ElementsAre("a", "b"));
}

TEST(SelectProfiles, AnotherSuffixMakesOtherProfiles) {
  const Scene scene{.credentials = "[a-lt]\n" + keys + "[b-long-term]\n" + keys};
  EXPECT_THAT(selected({}, scene, "-lt"), ElementsAre("a"));
}

}  // namespace
}  // namespace stsmfa::batch
