#include "profile/kept_section.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using testing::IsEmpty;

const std::string app =
    "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\n"
    "source_profile = login\n";
const std::string login = "[login-long-term]\n" + test::keys;

std::string why_not(const std::string& credentials, const std::string& config = {},
                    const cli::Options& options = {}) {
  const test::Scene scene{.credentials = credentials, .config = config};
  const test::Staged staged(scene);
  return why_not_kept(kept_section_of("app"), "-long-term", options, staged.files);
}

/// Where the session of app's role is kept; empty: nowhere.
std::string section_of(const cli::Options& options, const std::string& credentials = login,
                       const std::string& config = app) {
  test::Scene scene{.credentials = credentials, .config = config, .options = options};
  scene.options.profile = "app";
  return test::Staged(scene).plan().onward_section;
}

TEST(KeptSection, IsBesideTheProfile) {
  EXPECT_EQ(section_of({}), "app-mfa");
  EXPECT_EQ(section_of({.long_term_suffix = "keys"}, "[login-keys]\n" + test::keys), "app-mfa");
  EXPECT_EQ(owner_of_kept("app-mfa"), "app");
  EXPECT_EQ(owner_of_kept("app"), "");
}

TEST(KeptSection, WhatTheCommandLineSaysOfTheRoleOrTheSectionIsForItsRunAlone) {
  const std::vector<cli::Options> unusual = {
      {.assume_role = "r"}, {.role_session_name = "me"}, {.external_id = "id"},
      {.section = "s"},     {.short_term_suffix = "s"},  {.duration = Seconds(900)}};
  for (const cli::Options& options : unusual) {
    EXPECT_FALSE(asks_for_usual_session(options));
    EXPECT_EQ(section_of(options), "");
  }
  EXPECT_TRUE(asks_for_usual_session({.assume_role = "", .external_id = "", .section = ""}));
  EXPECT_EQ(section_of({.renew_before = Seconds(0), .no_prompt = true, .force = true}), "app-mfa");
}

TEST(KeptSection, IsNotAProfileOfTheUsers) {
  EXPECT_THAT(why_not(login), IsEmpty());
  EXPECT_EQ(why_not("", "[profile app-mfa]\nregion = eu-west-1\n"),
            "[profile app-mfa] of the config file has that name");
  EXPECT_EQ(why_not("[app-mfa-long-term]\n" + test::keys), "[app-mfa-long-term] has that name");
  EXPECT_EQ(why_not("[app-mfa]\n" + test::keys), "[app-mfa] is a profile of its own");
  EXPECT_EQ(why_not("[app-mfa]\nno value\n"), "[app-mfa] cannot be read");
  EXPECT_EQ(why_not("[app-mfa]\nassumed_role = False\n" + test::keys +
                    "expiration = 2026-11-21 13:00:00\n"),
            "[app-mfa] holds a session that was made for it alone");
  EXPECT_EQ(why_not(login, {}, {.section = "s"}),
            "the command line asks for another one than usual");
  EXPECT_THAT(why_not("[app-mfa]\nregion = eu-west-1\n"), IsEmpty()) << "settings alone";
}

TEST(KeptSection, IsNotTheSourcesOwn) {
  const std::string source = "[login-mfa]\nassumed_role = False\n" + test::keys +
                             "expiration = 2026-11-21 13:00:00\n[login]\n" + test::keys;
  EXPECT_EQ(section_of({}, source, "[profile app]\nrole_arn = r\nsource_profile = login-mfa\n"),
            "app-mfa");
}

}  // namespace
}  // namespace stsmfa::profile
