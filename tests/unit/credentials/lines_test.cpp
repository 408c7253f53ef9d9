#include "credentials/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace stsmfa::credentials {
namespace {

using testing::ElementsAre;

std::vector<LineKind> kinds_of(std::string_view text) {
  std::vector<LineKind> kinds;
  for (const Line& line : read_lines(text)) {
    kinds.push_back(line.kind);
  }
  return kinds;
}

constexpr auto blank = LineKind::blank;
constexpr auto comment = LineKind::comment;
constexpr auto section = LineKind::section;
constexpr auto property = LineKind::property;
constexpr auto continuation = LineKind::continuation;
constexpr auto malformed = LineKind::malformed;

TEST(Lines, AreOfEveryKind) {
  EXPECT_THAT(
      kinds_of("# c\n[x]\nk = v\n  more\n\n; c\nodd\n[y\n"),
      ElementsAre(comment, section, property, continuation, blank, comment, malformed, malformed));
}

TEST(Lines, AnEmptyTextHasNone) { EXPECT_TRUE(read_lines("").empty()); }

TEST(Lines, AreNumberedAndPutTogetherMakeTheTextAgain) {
  const std::string text = "\r\n[x]\r\n\nk = v\r\r\n  \tm\n\n[y] junk\nlast\r";
  std::string together;
  std::size_t number = 0;
  for (const Line& line : read_lines(text)) {
    EXPECT_EQ(line.number, ++number);
    together.append(line.text).append(line.end);
  }
  EXPECT_EQ(together, text);
  EXPECT_EQ(number, 8);
}

TEST(Lines, ALineEndIsOneReturnAtMostAndTheNewline) {
  const auto lines = read_lines("a=1\r\r\nb=2\nc=3\r");
  EXPECT_EQ(lines[0].text, "a=1\r");
  EXPECT_EQ(lines[0].end, "\r\n");
  EXPECT_EQ(lines[1].end, "\n");
  EXPECT_EQ(lines[2].text, "c=3");
  EXPECT_EQ(lines[2].end, "\r");
}

TEST(Lines, AnIndentedFirstPropertyIsAPropertyAndSoIsOneNoDeeper) {
  EXPECT_THAT(kinds_of("[x]\n  a=1\n  b=2\n   c=3\n b=4\nd=5\n"),
              ElementsAre(section, property, property, continuation, property, property));
}

TEST(Lines, UnicodesBlanksIndentAsPythonCountsThemByCharacters) {
  const std::string nbsp = "\u00a0";
  EXPECT_THAT(kinds_of(nbsp + "\n" + nbsp + "[x]\n" + nbsp + "# c\n  a=1\n"),
              ElementsAre(blank, section, comment, property));
  EXPECT_THAT(kinds_of("[x]\n  a=1\n" + nbsp + nbsp + "b=2\n" + nbsp + nbsp + nbsp + "c=3\n"),
              ElementsAre(section, property, property, continuation));
  EXPECT_EQ(read_lines("[x]\na=1\n\u3000b=2\u3000\n")[2].value, "b=2");
}

TEST(Lines, AnIndentedHeaderIsAHeaderUnlessItContinuesAValue) {
  EXPECT_THAT(kinds_of("[x]\n  [y]\nk=1\n [z]\n"),
              ElementsAre(section, section, property, continuation));
  EXPECT_THAT(kinds_of("  [x]\n  k=1\n  [y]\n"), ElementsAre(section, property, section));
}

TEST(Lines, BlankLinesAndCommentsDoNotEndAValueButAHeaderDoes) {
  EXPECT_THAT(
      kinds_of("[x]\nk=1\n\n# c\n  # c\n more\n[y]\n  l=1\n"),
      ElementsAre(section, property, blank, comment, comment, continuation, section, property));
}

TEST(Lines, NothingContinuesAMalformedLine) {
  EXPECT_THAT(kinds_of("[x]\nodd\n  k=1\n"), ElementsAre(section, malformed, property));
}

TEST(Lines, CommandsAreWhole) {
  const auto lines = read_lines(
      "[x]\ncredential_process = a 'b # c' ; d # e\nMFA_Process: f ;g\ngenerate_token=h #i\n"
      "process = j #k\n");
  EXPECT_EQ(lines[1].value, "a 'b # c' ; d # e");
  EXPECT_EQ(lines[2].value, "f ;g");
  EXPECT_EQ(lines[3].value, "h #i");
  EXPECT_EQ(lines[4].value, "j");
}

TEST(Lines, KeysAndValuesAreTrimmedAndCutOnlyAtAComment) {
  const auto lines = read_lines("[ a b ] # c\nk\t: v w ; c\n  x # y \n[a]b]\n");
  EXPECT_EQ(lines[0].name, " a b ");
  EXPECT_EQ(lines[1].name, "k");
  EXPECT_EQ(lines[1].value, "v w");
  EXPECT_EQ(lines[2].value, "x # y");
  EXPECT_EQ(lines[3].name, "a]b");
}

TEST(Lines, LongNamesAndValuesAreWhole) {
  const std::string name(200, 'n');
  const std::string value(8000, 'v');
  const std::string text = "[" + name + "]\n" + name + " = " + value + "\n  " + value + "\n";
  const auto lines = read_lines(text);
  EXPECT_EQ(lines[0].name, name);
  EXPECT_EQ(lines[1].name, name);
  EXPECT_EQ(lines[1].value, value);
  EXPECT_EQ(lines[2].value, value);
}

TEST(Lines, WhatInihWouldStumbleOverNeverReachesIt) {
  // An over-long line with NUL bytes behind it makes inih read before its buffer.
  const std::string nul(1, '\0');
  const std::string text = "[x]\n" + std::string(300, 'k') + "\n" + nul + nul + "\nk" + nul + "=1";
  EXPECT_THAT(kinds_of(text), ElementsAre(section, malformed, malformed, property));
}

TEST(Lines, AHundredThousandAreCountedRight) {
  std::string text;
  for (int i = 0; i < 50000; ++i) {
    text += "[x]\nk=1\n";
  }
  const auto lines = read_lines(text);
  ASSERT_EQ(lines.size(), 100000U);
  EXPECT_EQ(lines.back().kind, property);
}

TEST(TakeApart, TheFirstSignParts) {
  const auto device = take_apart("aws_mfa_device = arn:aws:iam::1:mfa/x", "=:");
  EXPECT_EQ(device->key, "aws_mfa_device");
  EXPECT_EQ(device->value, "arn:aws:iam::1:mfa/x");
  EXPECT_EQ(take_apart("k : a=b", "=:")->value, "a=b");
  EXPECT_EQ(take_apart("k : a=b", "=")->key, "k : a");
  EXPECT_FALSE(take_apart("k : a", "="));
}

TEST(TakeApart, ACommentNeedsABlankBeforeIt) {
  EXPECT_EQ(take_apart("k=v#c;d", "=")->value, "v#c;d");
  EXPECT_EQ(take_apart("k=v#c #d", "=")->value, "v#c");
  EXPECT_EQ(take_apart("k=v\t;d", "=")->value, "v");
  EXPECT_EQ(take_apart("k=#v", "=")->value, "#v");
  EXPECT_EQ(take_apart("k= #v", "=")->value, "");
}

TEST(Flaw, IsNamed) {
  const std::string text = "[x\nodd\n= v\nk = v\n";
  const auto lines = read_lines(text);
  EXPECT_EQ(flaw_of(lines[0]), "a header without ']'");
  EXPECT_EQ(flaw_of(lines[1]), "no '=' or ':'");
  EXPECT_EQ(flaw_of(lines[2]), "no key before its sign");
  EXPECT_EQ(flaw_of(lines[3]), "");
}

TEST(HeaderName, EndsBeforeALoneCarriageReturn) {
  EXPECT_EQ(header_name("[a]\rkey = secret\r[b]"), "a");
  EXPECT_EQ(header_name("[a] # see [b]\r"), "a] # see [b");
  EXPECT_EQ(header_name("\r[a]"), "a");
  const auto lines = read_lines("[a]\rk = [b]\n[c\r]\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].name, "a");
  EXPECT_EQ(lines[1].kind, LineKind::malformed) << "it is not closed before its line ends";
}

}  // namespace
}  // namespace stsmfa::credentials
