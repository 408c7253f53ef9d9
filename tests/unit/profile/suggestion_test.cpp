#include "profile/suggestion.h"

#include "credentials/document.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

/// Of so many profiles p1, p2, ...
std::string there_are(int count) {
  std::vector<std::string> profiles;
  for (int i = 1; i <= count; ++i) {
    profiles.push_back("p" + std::to_string(i));
  }
  return which_there_are(profiles);
}

TEST(WhichThereAre, NamesUpToNineAndOfMoreTheFirstEight) {
  EXPECT_EQ(there_are(0), "");
  EXPECT_EQ(there_are(1), "the only profile is p1");
  EXPECT_EQ(there_are(2), "the profiles are p1 and p2");
  EXPECT_EQ(there_are(9), "the profiles are p1, p2, p3, p4, p5, p6, p7, p8 and p9");
  EXPECT_EQ(there_are(10),
            "the profiles are p1, p2, p3, p4, p5, p6, p7, p8 and 2 more: stsmfa status lists them");
}

TEST(HintOfMisnamedSection, IsOfTheFirstThatHasKeysWhateverStandsAboveIt) {
  const std::string keys =
      "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = "
      "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";
  const std::string text =
      "[x]\nregion = eu-west-1\n[a-longterm]\nregion = eu-west-1\n[b-longterm]\n";
  EXPECT_EQ(hint_of_misnamed_section("-long-term", credentials::Document(text + keys, "f")),
            "[b-longterm] is not read as a long-term section: call it [b-long-term]");
  EXPECT_EQ(hint_of_misnamed_section("-long-term", credentials::Document(text, "f")), "");
}

}  // namespace
}  // namespace stsmfa::profile
