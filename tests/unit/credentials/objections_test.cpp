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

std::string cause_of(const std::optional<Error>& error) { return error ? one_line(*error) : ""; }

TEST(Objections, ThereAreNoneToNothing) { EXPECT_TRUE(objections_to({}, {"[a]\n", "f"}).empty()); }

TEST(Objections, EachIsFoundWithItsOwnReason) {
  const std::string text =
      "[a]\n\n[twice]\n[twice]\n\n[b]\naws_session_token = 1\naws_session_token = "
      "2\n[c]\nk=\r[d]\n";
  const auto found = objections_to(
      {edit_of("a"), edit_of("twice"), edit_of("b"), edit_of("new"), edit_of("d")}, {text, "f"});
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(cause_of(found[0]), "");
  EXPECT_NE(cause_of(found[1]).find("line 4: section [twice] stands on line 3 already"),
            std::string::npos);
  EXPECT_NE(cause_of(found[2]).find("line 8: "), std::string::npos);
  EXPECT_EQ(cause_of(found[3]), "");
  EXPECT_NE(cause_of(found[4]).find("[d] stands behind a lone carriage return"), std::string::npos);
}

/// Two sections that hold the same long-term pair are no copies of each other for one run.
TEST(Objections, KeysThatStandOnlyInWhatIsEditedTogetherAreBothKept) {
  const std::string pair =
      "aws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = "
      "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n";
  const std::string text = "[a]\n" + pair + "[b]\n" + pair;
  const auto both = objections_to({edit_of("a"), edit_of("b")}, {text, "f"});
  EXPECT_TRUE(both[0] && both[1]);
  const auto one = objections_to({edit_of("a")}, {text, "f"});
  EXPECT_FALSE(one[0]);
}

}  // namespace

}  // namespace stsmfa::credentials
