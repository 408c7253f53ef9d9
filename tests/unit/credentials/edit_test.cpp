#include "tests/unit/credentials/edit_support.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

std::string set_k(std::string_view text) { return edited(text, {edit_of("x", {{"k", "new"}})}); }

std::string remove_k(std::string_view text) {
  return edited(text, {edit_of("x", {{"k", std::nullopt}})});
}

TEST(Edit, ReplacesAPropertyWhereItStands) {
  EXPECT_EQ(set_k("[x]\nk=1\nl=2\n[y]\nk=1\n"), "[x]\nk = new\nl=2\n[y]\nk=1\n");
  EXPECT_EQ(set_k("[x]\nK : 1\n"), "[x]\nk = new\n");
  EXPECT_EQ(set_k("[x]\nk=1\t# c\n"), "[x]\nk = new\n");
}

TEST(Edit, ANearTwinOfTheSectionIsNotTheSection) {
  for (const std::string twin : {"[ x ]", "[\"x\"]", "[x\t]", "[x] # see [wiki]"}) {
    EXPECT_EQ(set_k(twin + "\nk=1\n"), twin + "\nk=1\n[x]\nk = new\n");
  }
}

TEST(Edit, ReplacesUnderAHeaderWithAComment) {
  EXPECT_EQ(set_k("[x] # c\nk=1\n"), "[x] # c\nk = new\n");
  EXPECT_EQ(set_k("\xEF\xBB\xBF[x]\nk=1\n"), "\xEF\xBB\xBF[x]\nk = new\n");
  EXPECT_EQ(set_k("  [x]\nk=1\n"), "  [x]\nk = new\n");
}

TEST(Edit, KeepsEachLineEndAsItIs) {
  EXPECT_EQ(set_k("[x]\r\nk=1\r\nl=2\n"), "[x]\r\nk = new\r\nl=2\n");
  EXPECT_EQ(set_k("[x]\nl=2\nk=1"), "[x]\nl=2\nk = new");
  EXPECT_EQ(set_k("[x]\nl=2\nk=1\r"), "[x]\nl=2\nk = new\r");
}

TEST(Edit, PutsNewPropertiesBelowTheLastOneAndWhatContinuesIt) {
  EXPECT_EQ(set_k("[x]\nl=2\n\n# about y\n[y]\n"), "[x]\nl=2\nk = new\n\n# about y\n[y]\n");
  EXPECT_EQ(set_k("[x]\nl=2\ns3 =\n  k = 1\n\n"), "[x]\nl=2\ns3 =\n  k = 1\nk = new\n\n");
  EXPECT_EQ(set_k("[x]\nl=2\n  # c\n# d\n"), "[x]\nl=2\n  # c\nk = new\n# d\n");
  EXPECT_EQ(set_k("[x]\n  l=2\n"), "[x]\n  l=2\nk = new\n");
}

TEST(Edit, PutsNewPropertiesOfAnEmptySectionBelowItsHeader) {
  EXPECT_EQ(set_k("[x]\n\n# k = 1\n[y]\n"), "[x]\nk = new\n\n# k = 1\n[y]\n");
  EXPECT_EQ(set_k("[x]"), "[x]\nk = new\n");
}

TEST(Edit, EndsNewLinesAsTheLineAboveEnds) {
  EXPECT_EQ(set_k("[x]\r\nl=2\r\n[y]\n"), "[x]\r\nl=2\r\nk = new\r\n[y]\n");
  EXPECT_EQ(set_k("[y]\r\n[x]\nl=2\n"), "[y]\r\n[x]\nl=2\nk = new\n");
  EXPECT_EQ(set_k("[x]\r\nl=2"), "[x]\r\nl=2\r\nk = new\r\n");
  EXPECT_EQ(set_k("[x]\nl=2\r"), "[x]\nl=2\r\nk = new\r\n");
}

TEST(Edit, AppendsAMissingSectionDirectlyBelowTheLastLine) {
  EXPECT_EQ(set_k(""), "[x]\nk = new\n");
  EXPECT_EQ(set_k("[y]\nl=1\n"), "[y]\nl=1\n[x]\nk = new\n");
  EXPECT_EQ(set_k("[y]\nl=1"), "[y]\nl=1\n[x]\nk = new\n");
  EXPECT_EQ(set_k("[y]\r\nl=1"), "[y]\r\nl=1\r\n[x]\r\nk = new\r\n");
  EXPECT_EQ(set_k("[y]\r\n\n"), "[y]\r\n\n[x]\nk = new\n");
  EXPECT_EQ(set_k("# only a comment"), "# only a comment\n[x]\nk = new\n");
}

TEST(Edit, WritesNewPropertiesInTheOrderGiven) {
  const Edit edit = edit_of("x", {{"c", "1"}, {"a", "2"}, {"r", std::nullopt}, {"b", "3"}});
  EXPECT_EQ(edited("", {edit}), "[x]\nc = 1\na = 2\nb = 3\n");
  EXPECT_EQ(edited("[x]\na=0\nr=0\nz=9\n", {edit}), "[x]\na = 2\nz=9\nc = 1\nb = 3\n");
}

TEST(Edit, RemovesALineAndNothingElse) {
  EXPECT_EQ(remove_k("[x]\n# c\nK=1\n\nl=2\n"), "[x]\n# c\n\nl=2\n");
  EXPECT_EQ(remove_k("[x]\r\nk=1"), "[x]\r\n");
  EXPECT_EQ(remove_k("[x]\nl=1\n"), "[x]\nl=1\n");
  EXPECT_EQ(remove_k("[y]\n"), "[y]\n");
  EXPECT_EQ(remove_k(""), "");
}

/// Removes what may be ours, and the section with it.
std::string clear_x(std::string_view text) {
  Edit edit = edit_of("x", {{"k", std::nullopt}, {"l", std::nullopt}});
  edit.remove_if_empty = true;
  return edited(text, {edit});
}

TEST(Edit, RemovesASectionThatIsLeftEmpty) {
  EXPECT_EQ(clear_x("[a]\nk=1\n[x]\nl=1\nk=1\n[b]\nk=1\n"), "[a]\nk=1\n[b]\nk=1\n");
  EXPECT_EQ(clear_x("[a]\nk=1\n  [x] \nk=1"), "[a]\nk=1\n  [x] \nk=1");
  EXPECT_EQ(clear_x("[a]\n [x] \nk=1"), "[a]\n");
  EXPECT_EQ(clear_x("[x]"), "");
  EXPECT_EQ(clear_x("\xEF\xBB\xBF[x]\r\nk=1\r\n"), "\xEF\xBB\xBF");
}

TEST(Edit, KeepsASectionInWhichAnythingIsLeft) {
  EXPECT_EQ(clear_x("[x]\nk=1\nm=1\n"), "[x]\nm=1\n");
  EXPECT_EQ(clear_x("[x]\n# mine\nk=1\n"), "[x]\n# mine\n");
  EXPECT_EQ(clear_x("[x] # mine\nk=1\n"), "[x] # mine\n");
  Edit edit = edit_of("x", {{"k", std::nullopt}, {"m", "1"}});
  edit.remove_if_empty = true;
  EXPECT_EQ(edited("[x]\nk=1\n", {edit}), "[x]\nm = 1\n");
}

TEST(Edit, KeepsTheBlankLinesOfASectionThatItRemoves) {
  EXPECT_EQ(clear_x("[a]\n\n[x]\nk=1\n\n[b]\n"), "[a]\n\n\n[b]\n");
  EXPECT_EQ(clear_x("[x]\n\nk=1\r\n \r\n[b]\n"), "\n \r\n[b]\n");
  EXPECT_EQ(clear_x("[x]\nk=1\n  "), "  ");
}

TEST(Edit, RemovesSectionsAndAppendsOneAtOnce) {
  std::vector<Edit> edits = {edit_of("x", {{"k", std::nullopt}}), edit_of("new", {{"k", "1"}}),
                             edit_of("y", {{"k", std::nullopt}})};
  edits.front().remove_if_empty = true;
  edits.back().remove_if_empty = true;
  EXPECT_EQ(edited("[a]\nl=1\n[x]\nk=1\n[y]\nk=1\n  ", edits), "[a]\nl=1\n  \n[new]\nk = 1\n");
  EXPECT_EQ(edited("[y]\nk=1", edits), "[new]\nk = 1\n");
}

TEST(Edit, RemovesAndAddsAtTheSamePlace) {
  const Edit edit = edit_of("x", {{"k", std::nullopt}, {"l", "2"}});
  EXPECT_EQ(edited("[x]\nk=1", {edit}), "[x]\nl = 2\n");
  EXPECT_EQ(edited("[x]\nm=1\nk=1\n# c\n", {edit}), "[x]\nm=1\nl = 2\n# c\n");
}

TEST(Edit, SeveralSectionsAreEditedAtOnce) {
  const std::vector<Edit> edits = {
      edit_of("new", {{"k", "1"}}),
      edit_of("b", {{"k", "2"}}),
      edit_of("a", {{"k", "3"}}),
      edit_of("newer", {{"k", "4"}}),
  };
  EXPECT_EQ(edited("[a]\nk=0\n[b]\nl=0", edits),
            "[a]\nk = 3\n[b]\nl=0\nk = 2\n[new]\nk = 1\n[newer]\nk = 4\n");
}

TEST(Edit, WhatIsWrongInOtherSectionsIsLeftAsItIs) {
  const std::string others = "odd\n[y]\nodd\n= 1\nk=1\nK=2\n[y]\n[z\n";
  EXPECT_EQ(set_k(others + "[x]\nk=1\n"), others + "[x]\nk = new\n");
}

TEST(Edit, BracketsQuotesAndSignsMayStandInAValue) {
  const std::string_view value = "a[1]=\"b\":c#d;e";
  const std::string text = edited("", {edit_of("x", {{"k", value}})});
  EXPECT_EQ(Document(text, "").section("x")->get("k"), value);
}

TEST(Edit, LongNamesAndValuesAreWrittenWhole) {
  const std::string name(200, 'n');
  const std::string value(8000, 'v');
  const std::string text = edited("", {edit_of(name, {{"k", value}})});
  EXPECT_EQ(text, "[" + name + "]\nk = " + value + "\n");
}

TEST(Edit, AppliedAgainChangesNothing) {
  const std::vector<Edit> edits = {edit_of("x", {{"k", "new"}, {"l", "2"}, {"m", std::nullopt}})};
  for (const std::string_view text : {"", "[x]", "[x]\nm=1\r\nL:1\r\n[y]\n", "[y]\nk=1"}) {
    const std::string once = edited(text, edits);
    EXPECT_EQ(edited(once, edits), once);
  }
}

TEST(Edit, OfManySectionsDoesWhatOneAfterTheOtherDoes) {
  std::string text;
  std::vector<Edit> edits;
  for (int i = 0; i < 20; ++i) {
    const std::string name = "x " + std::to_string(i);
    text += "[" + name + "]\nk=1\nl=2\n\n";
    edits.push_back(edit_of(name, {{"k", std::nullopt}}));
    edits.back().assignments.push_back({"l", i % 3 == 0 ? std::optional<Secret>() : Secret("3")});
    edits.back().remove_if_empty = true;
  }
  std::string one_by_one = text;
  for (const Edit& edit : edits) {
    one_by_one = edited(one_by_one, {edit});
  }
  EXPECT_EQ(edited(text, edits), one_by_one);
}

}  // namespace
}  // namespace stsmfa::credentials
