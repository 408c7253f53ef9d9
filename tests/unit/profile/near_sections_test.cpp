#include "profile/near_sections.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

std::string meant(const std::string& name, const std::string& text = "") {
  return nearly_long_term(name, "-long-term", credentials::Document(text, "file"));
}

TEST(NearSections, AreThoseOfASuffixThatIsNearlyRight) {
  for (const char* name : {"dev_long_term", "dev-longterm", "dev-long_term", "dev-Long-Term",
                           "devlongterm", "dev-long-tern", "dev long term", "dev.long.term"}) {
    EXPECT_EQ(meant(name), "dev-long-term") << name;
  }
  EXPECT_EQ(meant("a-b_longterm"), "a-b-long-term");
}

TEST(NearSections, OthersAreOfNobody) {
  for (const char* name :
       {"dev", "dev-long-term", "dev-short-term", "longterm", "dev-long", "dev-long-term-old"}) {
    EXPECT_EQ(meant(name), "") << name;
  }
}

TEST(NearSections, BlanksAroundANameAreNoPartOfWhatIsMeant) {
  for (const char* name :
       {" dev-long-term ", " dev-long-term", "dev-long-term ", " dev_long_term"}) {
    EXPECT_EQ(meant(name), "dev-long-term") << name;
  }
  EXPECT_EQ(meant(" dev "), "");
}

TEST(NearSections, ACopyBesideTheSectionIsOne) {
  EXPECT_EQ(meant("dev_long_term", "[dev-long-term]\n"), "");
}

TEST(NearSections, AShortSuffixHasToBeRightButForItsSeparator) {
  const credentials::Document none("", "file");
  EXPECT_EQ(nearly_long_term("dev_lt", "-lt", none), "dev-lt");
  EXPECT_EQ(nearly_long_term("dev-lx", "-lt", none), "");
  EXPECT_EQ(nearly_long_term("dev", "", none), "");
}

TEST(NearSections, AHeaderWithoutItsBracketIsFoundByItsLine) {
  const credentials::Document document("[a]\n x = [dev\n[dev-x\n[dev \r\n[b]\n", "file");
  EXPECT_EQ(line_of_open_header("dev", document), 4U);
  EXPECT_EQ(line_of_open_header("a", document), 0U);
}

TEST(NearSections, HeadersOfTheConfigFileBeginWithProfile) {
  EXPECT_EQ(nearly_profile("dev"), "profile dev");
  EXPECT_EQ(nearly_profile("Profile dev"), "profile dev");
  EXPECT_EQ(nearly_profile("profil dev"), "profile dev");
  EXPECT_EQ(nearly_profile("DEFAULT"), "default");
  for (const char* name :
       {"default", "profile dev", "profile default", "sso-session x", "services x", "plugins"}) {
    EXPECT_EQ(nearly_profile(name), "") << name;
  }
  EXPECT_EQ(named_as_in_config("profile dev"), "dev");
  EXPECT_EQ(named_as_in_config("profiles"), "");
}

}  // namespace
}  // namespace stsmfa::profile
