#include "app/shared_session.h"

#include "tests/unit/app/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::app {
namespace {

const std::string key = "AKIAIOSFODNN7EXAMPLE";

std::string holder(const std::string& name, const std::string& more = {}) {
  return "[" + name + "-long-term]\naws_access_key_id = " + key + "\naws_secret_access_key = S\n" +
         more;
}

/// By both ways of asking, which have to agree.
std::string section_of_keys(const Scene& scene, const Keys& keys = {.access_key_id = key}) {
  const Staged staged(scene);
  const std::string section = shared_section_of(keys, scene.options, staged.files);
  EXPECT_EQ(SharedSections(scene.options, staged.files).of(keys), section);
  return section;
}

TEST(SharedSection, IsThatOfTheFirstLongTermSectionOfTheKeysWithoutARole) {
  EXPECT_EQ(
      section_of_keys({.credentials = holder("a", "assume_role = r\n") +
                                      holder("b", "role_arn = r\n") + holder("c") + holder("d")}),
      "c");
  EXPECT_EQ(section_of_keys({.credentials = holder("a"), .options = {.short_term_suffix = "st"}}),
            "a-st");
}

TEST(SharedSection, IsItsOwnWhereThereIsNone) {
  EXPECT_EQ(section_of_keys({.credentials = holder("a", "assume_role = r\n")}), "mfa-" + key);
  EXPECT_EQ(section_of_keys({.credentials = "[DEFAULT]\nassume_role = r\n" + holder("a")}),
            "mfa-" + key);
  EXPECT_EQ(section_of_keys(
                {.credentials = holder("a"), .config = "[profile a-long-term]\nrole_arn = r\n"}),
            "mfa-" + key);
  EXPECT_EQ(section_of_keys({.credentials = "[a]\naws_access_key_id = " + key + "\n"}),
            "mfa-" + key);
}

TEST(SharedSection, OfACommandsKeysIsThatOfTheCommandOrNotKnown) {
  const Scene scene{.credentials = holder("a") + "[b-long-term]\ncredential_process = op x\n"};
  EXPECT_EQ(section_of_keys(scene, {.process = Setting{"op x"}}), "b");
  EXPECT_EQ(section_of_keys(scene, {.process = Setting{"op y"}}), "");
}

TEST(SharedSection, SectionsThatCannotBeReadArePassedOver) {
  EXPECT_EQ(section_of_keys({.credentials = holder("junk", "x\n") + holder("b")}), "b");
}

TEST(UsableSession, IsOneWithoutARoleThatLasts) {
  const auto found = [](const std::string& properties) {
    const Scene scene{.credentials =
                          "[s]\naws_access_key_id = A\naws_secret_access_key = S\n"
                          "aws_session_token = T\naws_security_token = T\n" +
                          properties};
    return usable_session(Staged(scene).document, "s", at("2026-11-21 12:00:00")).has_value();
  };
  const std::string lasts = "expiration = 2026-11-21 12:00:01\n";
  EXPECT_TRUE(found("assumed_role = False\n" + lasts));
  EXPECT_FALSE(found("assumed_role = False\nexpiration = 2026-11-21 12:00:00\n"));
  EXPECT_FALSE(found("assumed_role = True\nassumed_role_arn = r\n" + lasts));
  EXPECT_FALSE(found(lasts)) << "somebody else's";
}

}  // namespace
}  // namespace stsmfa::app
