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

TEST(NoLongTermSection, NamesTheClosestAndAllThereAre) {
  const Scene scene{.credentials = "[development-long-term]\n[other-long-term]\n[x]\n",
                    .options = {.profile = "developement"}};
  const Error error = error_of([&] { Staged(scene).profile(); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.aws_mfa,
            "Long term credentials session '[developement-long-term]' is missing. You must add "
            "this section to your credentials file along with your long term 'aws_access_key_id' "
            "and 'aws_secret_access_key'");
  EXPECT_EQ(error.hint,
            "the closest is [development-long-term]; there are: development-long-term "
            "other-long-term");
}

}  // namespace
}  // namespace stsmfa::profile
