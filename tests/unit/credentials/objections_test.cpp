#include "credentials/objections.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa::credentials {

namespace {

Edit edit_of(const std::string& section) {
  return {.section = section,
          .assignments = {{"aws_access_key_id", Secret("ASIANEWNEWNEWNEWNEW1")},
                          {"aws_secret_access_key", Secret("new")},
                          {"aws_session_token", Secret("new")}}};
}

/// By the number of the edit; empty where there is none.
std::vector<std::string> causes_of(const std::vector<Edit>& edits, const std::string& text) {
  const Document document(text, "f");
  const auto edit_at = [&](std::size_t i) { return edits.at(i); };
  std::vector<std::string> causes(edits.size());
  for (const auto& [i, error] : objections_to(edits.size(), edit_at, document)) {
    causes.at(i) = one_line(error);
  }
  return causes;
}

TEST(Objections, ThereAreNoneToNothing) { EXPECT_TRUE(causes_of({}, "[a]\n").empty()); }

TEST(Objections, EachIsFoundWithItsOwnReason) {
  const std::string text =
      "[a]\n\n[twice]\n[twice]\n\n[b]\naws_session_token = 1\naws_session_token = "
      "2\n[c]\nk=\r[d]\n";
  const auto found =
      causes_of({edit_of("a"), edit_of("twice"), edit_of("b"), edit_of("new"), edit_of("d")}, text);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0], "");
  EXPECT_NE(found[1].find("line 4: section [twice] stands on line 3 already"), std::string::npos);
  EXPECT_NE(found[2].find("line 8: "), std::string::npos);
  EXPECT_EQ(found[3], "");
  EXPECT_NE(found[4].find("[d] stands behind a lone carriage return"), std::string::npos);
}

/// Two sections that hold the same long-term pair are no copies of each other for one run.
TEST(Objections, KeysThatStandOnlyInWhatIsEditedTogetherAreBothKept) {
  const std::string pair =
      "aws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = "
      "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n";
  const std::string text = "[a]\n" + pair + "[b]\n" + pair;
  const auto both = causes_of({edit_of("a"), edit_of("b")}, text);
  EXPECT_NE(both[0], "");
  EXPECT_NE(both[1], "");
  EXPECT_EQ(causes_of({edit_of("a")}, text)[0], "");
}

}  // namespace

}  // namespace stsmfa::credentials
