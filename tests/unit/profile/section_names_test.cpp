#include "cli/options.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

SectionNames names(const Scene& scene) { return Staged(scene).names(); }

TEST(SectionNames, TheProfileIsTheOptionThenTheVariablesThenDefault) {
  EXPECT_EQ(names({}).short_term, "default");
  EXPECT_EQ(names({}).long_term, "default-long-term");
  EXPECT_EQ(names({.variables = {"AWS_DEFAULT_PROFILE=b"}}).short_term, "b");
  EXPECT_EQ(names({.variables = {"AWS_DEFAULT_PROFILE=b", "AWS_PROFILE=a"}}).short_term, "a");
  EXPECT_EQ(names({.variables = {"AWS_PROFILE=a"}, .options = {.profile = "o"}}).short_term, "o");
  EXPECT_EQ(names({.variables = {"AWS_PROFILE="}, .options = {.profile = ""}}).short_term,
            "default");
}

/// awsdo's and aswrap's bastion goes with a role by name alone.
TEST(SectionNames, ABastionCountsWithARoleOfItsKind) {
  const std::string bastion = "AWS_PROFILE_ASSUME_ROLE=bastion";
  EXPECT_EQ(wanted_profile({}, test::Variables({bastion, "AWS_PROFILE=a"}).environment()), "a");
  const cli::Options by_name{.assume_role = "123456789012/admin"};
  EXPECT_EQ(wanted_profile(by_name, test::Variables({"AWS_PROFILE=a"}).environment()), "a");
  EXPECT_EQ(wanted_profile(by_name, test::Variables({bastion}).environment()), "bastion");
}

TEST(SectionNames, SuffixesAreAwsMfas) {
  const SectionNames custom =
      names({.options = {.profile = "p", .long_term_suffix = "lt", .short_term_suffix = "st"}});
  EXPECT_EQ(custom.long_term, "p-lt");
  EXPECT_EQ(custom.short_term, "p-st");
  const SectionNames none =
      names({.options = {.profile = "p", .long_term_suffix = "NONE", .short_term_suffix = "mfa"}});
  EXPECT_EQ(none.long_term, "p");
  EXPECT_EQ(none.short_term, "p-mfa");
  EXPECT_EQ(names({.options = {.profile = "p", .short_term_suffix = "None"}}).short_term, "p");
}

TEST(SectionNames, EqualNamesAreRefusedInAwsMfasWords) {
  const Scene scene{.options = {.profile = "p", .long_term_suffix = "none"}};
  const Error error = error_of([&] { names(scene); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.aws_mfa,
            "The value for '--long-term-suffix' cannot be equal to the value for "
            "'--short-term-suffix'");
}

TEST(SectionNames, ASectionThatIsTheLongTermOneIsNoPlaceForASession) {
  const Scene scene{.options = {.profile = "p", .section = "p-long-term"}};
  EXPECT_EQ(test::error_line_of([&] { names(scene); }),
            "2 --section: p-long-term: is the long-term section: a session needs another");
}

TEST(SectionNames, ALongTermSectionsNameStandsForItsProfile) {
  EXPECT_EQ(names({.options = {.profile = "default-long-term"}}).short_term, "default");
  EXPECT_EQ(names({.variables = {"AWS_PROFILE=default-long-term"}}).short_term, "default");
}

TEST(SectionNames, UnlessThereIsALongTermSectionOfThatVeryName) {
  const Scene scene{.credentials = "[p-long-term]\n[p-long-term-long-term]\n",
                    .options = {.profile = "p-long-term"}};
  EXPECT_EQ(names(scene).short_term, "p-long-term");
  EXPECT_EQ(names(scene).long_term, "p-long-term-long-term");
}

TEST(SectionNames, TheMfaSectionOfAProfileStandsForItOnlyWhenItIsOurs) {
  const std::string ours = "[p-mfa]\nassumed_role = False\nexpiration = 2026-01-01 00:00:00\n";
  const cli::Options options{.profile = "p-mfa"};
  EXPECT_EQ(names({.credentials = ours, .options = options}).long_term, "p-long-term");
  EXPECT_EQ(names({.credentials = "[p-mfa]\nregion = x\n", .options = options}).long_term,
            "p-mfa-long-term");
  EXPECT_EQ(names({.credentials = ours + "[p-mfa-long-term]\n", .options = options}).long_term,
            "p-mfa-long-term");
}

TEST(SectionNames, SectionNamesTheTarget) {
  EXPECT_EQ(names({.options = {.section = "elsewhere"}}).short_term, "elsewhere");
}

TEST(NoLongTermSection, NamesTheProfileThatMayBeMeantWithoutItsSuffix) {
  const Scene scene{.credentials = "[development-long-term]\n[other-long-term]\n[x]\n",
                    .options = {.profile = "developement"}};
  const Error error = error_of([&] { Staged(scene).profile(); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.aws_mfa,
            "Long term credentials session '[developement-long-term]' is missing. You must add "
            "this section to your credentials file along with your long term 'aws_access_key_id' "
            "and 'aws_secret_access_key'");
  EXPECT_EQ(error.hint, "did you mean development?");
}

std::string hint_for(const std::string& credentials, const std::string& profile) {
  const Scene scene{.credentials = credentials, .options = {.profile = profile}};
  return error_of([&] { Staged(scene).profile(); }).hint;
}

TEST(NoLongTermSection, NamesTheProfilesWhereNoneIsNear) {
  EXPECT_EQ(hint_for("[a-long-term]\n[b-long-term]\n", "production"), "the profiles are a and b");
  EXPECT_EQ(hint_for("[a-long-term]\n", "production"), "the only profile is a");
  std::string many;
  for (int i = 1; i <= 10; ++i) {
    many += "[p" + std::to_string(i) + "-long-term]\n";
  }
  EXPECT_EQ(hint_for(many, "production"),
            "the profiles are p1, p2, p3, p4, p5, p6, p7, p8 and 2 more: stsmfa status lists them");
  EXPECT_EQ(hint_for("", "dev"),
            "no section of ~/.aws/credentials ends in -long-term; stsmfa setup makes one");
}

TEST(NoLongTermSection, SaysWhatToTypeToWhoHasNoDefault) {
  EXPECT_EQ(hint_for("[dev-long-term]\n[login-long-term]\n", "default"),
            "there is no default, so name one: stsmfa dev; the profiles are dev and login");
}

}  // namespace
}  // namespace stsmfa::profile
