#include "session/shared_session.h"

#include "profile/profile.h"
#include "profile/setting.h"
#include "tests/unit/session/shared_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::at;
using test::key;
using test::long_term;
using test::noon;
using test::own;
using test::role;
using test::whole;
using test::with;

using testing::ElementsAre;
using testing::IsEmpty;

/// The keys that a command prints, before it has been run.
profile::Keys printed_by(const std::string& command) {
  return {.process = profile::Setting{command}};
}

/// Where the shared session of the keys stands in the scene's file, by both ways of asking.
std::string section_of(const test::Scene& scene,
                       const profile::Keys& keys = {.access_key_id = key}) {
  const test::Staged staged(scene);
  const std::string section = shared_section_of(keys, scene.options, staged.files);
  EXPECT_EQ(SharedSections(scene.options, staged.files).of(keys), section);
  return section;
}

TEST(SharedSection, IsTheSessionOfTheFirstSectionWithTheKeyAndNoRole) {
  EXPECT_EQ(section_of({.credentials = long_term("dev", "role_arn = " + role + "\n") +
                                       long_term("login") + long_term("second")}),
            "login");
}

TEST(SharedSection, IsOneOfItsOwnWhereNoSuchSectionIs) {
  EXPECT_EQ(section_of({.credentials = ""}), own);
  EXPECT_EQ(section_of({.credentials = long_term("dev", "assume_role = " + role + "\n")}), own);
  EXPECT_EQ(section_of({.credentials = "[login]\naws_access_key_id = " + key + "\n"}), own);
  EXPECT_EQ(section_of({.credentials = "[-long-term]\naws_access_key_id = " + key + "\n"}), own);
}

TEST(SharedSection, ARoleInTheConfigFileOrInTheDefaultsIsARoleAsWell) {
  EXPECT_EQ(section_of({.credentials = long_term("login"),
                        .config = "[profile login-long-term]\nrole_arn = " + role + "\n"}),
            own);
  EXPECT_EQ(section_of({.credentials = "[DEFAULT]\nassume_role = x\n" + long_term("login")}), own);
}

TEST(SharedSection, AnotherKeyOrOneInACommentIsNotTheKey) {
  EXPECT_EQ(section_of({.credentials = "[other-long-term]\n# once " + key +
                                       "\naws_access_key_id = AKIAOTHEROTHEROTHER1\n"}),
            own);
}

TEST(SharedSection, IsFoundBehindSectionsOfOthers) {
  const std::string others = "[-long-term]\n[dev]\naws_access_key_id = " + key +
                             "\n[other-long-term]\naws_access_key_id = AKIAOTHEROTHEROTHER1\n";
  EXPECT_EQ(section_of({.credentials = others + long_term("login")}), "login");
}

TEST(SharedSection, BorrowedKeysCountForTheSectionThatHasThemAlone) {
  const std::string borrower = "[dev-long-term]\nsource_profile = login\n# of " + key + "\n";
  EXPECT_EQ(section_of({.credentials = borrower + long_term("login")}), "login");
  EXPECT_EQ(section_of({.credentials = borrower}), own);
}

TEST(SharedSection, GoesByTheSuffixesOfTheCommandLine) {
  const std::string file = "[login-keys]\naws_access_key_id = " + key + "\n" + long_term("other");
  EXPECT_EQ(section_of({.credentials = file, .options = {.long_term_suffix = "keys"}}), "login");
  EXPECT_EQ(section_of({.credentials = file, .options = {.short_term_suffix = "now"}}),
            "other-now");
}

TEST(SharedSection, ASectionThatCannotBeReadIsPassedOver) {
  EXPECT_EQ(section_of({.credentials = long_term("junk", "junk\n") + long_term("login")}), "login");
}

TEST(SharedSection, OfACommandIsWhereTheSameCommandStands) {
  const std::string file =
      "[vault-long-term]\ncredential_process = pass aws\n" + long_term("login");
  EXPECT_EQ(section_of({.credentials = file}, printed_by("pass aws")), "vault");
  EXPECT_EQ(section_of({.credentials = file}, printed_by("pass other")), "");
}

TEST(OwnSharedSection, IsCalledAfterAnAccessKey) {
  EXPECT_TRUE(is_own_shared_section(own));
  EXPECT_EQ(key_of_own_shared_section(own), key);
  for (const std::string name : {"mfa-", "mfa-dev", "dev-mfa", "xmfa-AKIAIOSFODNN7EXAMPLE",
                                 "mfa-AKIA/IOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"}) {
    EXPECT_FALSE(is_own_shared_section(name)) << name;
    EXPECT_EQ(key_of_own_shared_section(name), "") << name;
  }
  EXPECT_TRUE(is_own_shared_section("mfa-ABCDEFGHIJKLMNOP"));
  EXPECT_FALSE(is_own_shared_section("mfa-ABCDEFGHIJKLMNO")) << "AWS's have sixteen at least";
}

bool is_usable(const std::string& properties, Time now = noon) {
  const std::string file = "[s]\n" + properties;
  return usable_session({file, "credentials"}, "s", now).has_value();
}

TEST(UsableSession, IsWholeOursWithoutARoleAndNotOver) {
  EXPECT_TRUE(is_usable(whole));
  EXPECT_TRUE(is_usable(whole, noon + Seconds(3599)));
  EXPECT_FALSE(is_usable(whole, noon + Seconds(3600)));
  EXPECT_FALSE(is_usable(with(whole, "assumed_role = False\n", "")));
  EXPECT_FALSE(is_usable(with(whole, "aws_secret_access_key = S\n", "")));
  EXPECT_FALSE(is_usable(with(whole, "2026-11-21 13:00:00", "soon")));
  EXPECT_FALSE(is_usable(whole + "assumed_role_arn = " + role + "\n"));
  EXPECT_FALSE(is_usable(whole + "junk\n"));
  EXPECT_FALSE(usable_session({"[t]\n", "credentials"}, "s", noon));
  EXPECT_FALSE(usable_session({"", "credentials"}, "", noon));
}

TEST(UsableSession, IsTheOneThatStandsThere) {
  const std::string file = "[s]\n" + whole;
  const auto session = usable_session({file, "credentials"}, "s", noon);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->access_key_id, "ASIA");
  EXPECT_EQ(session->session_token.reveal(), "T");
  EXPECT_EQ(session->expiration, at("2026-11-21 13:00:00"));
}

TEST(ValidSharedSections, AreTheUsualOneAndThenItsOwn) {
  const auto valid = [](const std::string& file) {
    const test::Scene scene{.credentials = file};
    return valid_shared_sections({.access_key_id = key}, scene.options, test::Staged(scene).files,
                                 noon);
  };
  const std::string login = "[login]\n" + whole;
  const std::string alone = "[" + own + "]\n" + whole;
  EXPECT_THAT(valid(alone + login + long_term("login")), ElementsAre("login", own));
  EXPECT_THAT(valid(alone + long_term("login")), ElementsAre(own));
  EXPECT_THAT(valid(login + long_term("login")), ElementsAre("login"));
  EXPECT_THAT(valid(alone), ElementsAre(own));
  EXPECT_THAT(valid(login), IsEmpty());
}

TEST(FirstSharedSession, IsThatOfTheUsualSectionBeforeItsOwn) {
  const std::string other = with(whole, "ASIA", "ASIAOTHER");
  const auto first = [](const std::string& file) {
    const test::Scene scene{.credentials = file};
    const auto session = first_shared_session({.access_key_id = key}, scene.options,
                                              test::Staged(scene).files, noon);
    return session ? session->access_key_id : "";
  };
  const std::string login = "[login]\n" + whole + long_term("login");
  EXPECT_EQ(first("[" + own + "]\n" + other + login), "ASIA");
  EXPECT_EQ(first("[" + own + "]\n" + other), "ASIAOTHER");
  EXPECT_EQ(first(long_term("login")), "");
}

}  // namespace
}  // namespace stsmfa::session
