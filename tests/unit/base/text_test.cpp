#include "base/text.h"

#include <gtest/gtest.h>

namespace stsmfa {
namespace {

TEST(Characters, AreThoseOfAscii) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_EQ(is_digit(c), byte >= '0' && byte <= '9') << byte;
    EXPECT_EQ(is_word(c), is_alnum(c) || c == '_') << byte;
    EXPECT_EQ(is_space(c), std::string_view(" \t\n\v\f\r").find(c) != std::string_view::npos)
        << byte;
    EXPECT_EQ(to_lower(c) != c, byte >= 'A' && byte <= 'Z') << byte;
  }
  EXPECT_FALSE(is_alnum('\xe9'));
  EXPECT_FALSE(is_word('-'));
  EXPECT_TRUE(is_blank('\t'));
  EXPECT_FALSE(is_blank('\n'));
}

TEST(LowerCase, ChangesAsciiLettersOnly) {
  EXPECT_EQ(lower_case("AZaz09[@`{\xc3\x89"), "azaz09[@`{\xc3\x89");
  EXPECT_EQ(lower_case(""), "");
}

TEST(EqualIgnoringCase, ComparesWholeTexts) {
  EXPECT_TRUE(equal_ignoring_case("AWS_Access", "aws_aCCESS"));
  EXPECT_TRUE(equal_ignoring_case("", ""));
  EXPECT_FALSE(equal_ignoring_case("aws", "awsx"));
  EXPECT_FALSE(equal_ignoring_case("a[", "a{"));
}

TEST(Trim, TakesWhiteSpaceFromBothEndsOnly) {
  EXPECT_EQ(trim(" \t\r\n\v\f a b \r\n"), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\xc2\xa0"), "\xc2\xa0");
}

TEST(LeadingSpace, CountsBytesAndCharacters) {
  EXPECT_EQ(leading_space("a ").bytes, 0U);
  const Extent space = leading_space(" \t\u00a0\u3000x");
  EXPECT_EQ(space.bytes, 7U);
  EXPECT_EQ(space.characters, 4U);
  EXPECT_EQ(leading_space("\xc2").bytes, 0U);
}

TEST(Escape, LeavesWhatATerminalShows) {
  const std::string_view text =
      "arn:aws:iam::123456789012:mfa/jos\xc3\xa9 \xe6\x9d\x8e \xf0\x9f\x94\x91 \\x1b~";
  EXPECT_EQ(escape(text), text);
  EXPECT_EQ(escape(""), "");
}

TEST(Escape, ShowsControlCharactersAsBytes) {
  EXPECT_EQ(escape("\x1b[2J\r\n\t"), "\\x1b[2J\\x0d\\x0a\\x09");
  EXPECT_EQ(escape(std::string_view("\0\x1f\x7f", 3)), "\\x00\\x1f\\x7f");
  EXPECT_EQ(escape("\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0"), "\\xc2\\x80\\xc2\\x9b\\xc2\\x9f\xc2\xa0");
}

TEST(Escape, ShowsBidiControlsAndLineEndsAsBytes) {
  EXPECT_EQ(escape("\xd8\x9c"), "\\xd8\\x9c");                                      // U+061C
  EXPECT_EQ(escape("\xe2\x80\x8e\xe2\x80\x8f"), "\\xe2\\x80\\x8e\\xe2\\x80\\x8f");  // U+200E, F
  // NOLINTNEXTLINE(misc-misleading-bidirectional): misleading is what it is for
  EXPECT_EQ(escape("a\xe2\x80\xaelee"), "a\\xe2\\x80\\xaelee");                     // U+202E
  EXPECT_EQ(escape("\xe2\x81\xa6\xe2\x81\xa9"), "\\xe2\\x81\\xa6\\xe2\\x81\\xa9");  // U+2066, 9
  EXPECT_EQ(escape("\xe2\x80\xa8\xe2\x80\xa9"), "\\xe2\\x80\\xa8\\xe2\\x80\\xa9");  // U+2028, 9
  EXPECT_EQ(escape("\xe2\x80\x8d"), "\xe2\x80\x8d");  // U+200D joins emoji and moves nothing
}

TEST(Escape, ShowsInvalidUtf8AsBytes) {
  EXPECT_EQ(escape("a\xff"
                   "b"),
            "a\\xff"
            "b");
  EXPECT_EQ(escape("\x80"), "\\x80");  // a continuation of nothing
  EXPECT_EQ(escape("\xc3"), "\\xc3");  // cut off
  EXPECT_EQ(escape("\xe2\x80"), "\\xe2\\x80");
  EXPECT_EQ(escape("\xc3\x28"), "\\xc3(");               // the second byte is none
  EXPECT_EQ(escape("\xc0\xaf"), "\\xc0\\xaf");           // overlong slash
  EXPECT_EQ(escape("\xe0\x80\x9b"), "\\xe0\\x80\\x9b");  // overlong CSI
  EXPECT_EQ(escape("\xf0\x80\x80\x9b"), "\\xf0\\x80\\x80\\x9b");
  EXPECT_EQ(escape("\xed\xa0\x80"), "\\xed\\xa0\\x80");           // a surrogate
  EXPECT_EQ(escape("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // above U+10FFFF
  EXPECT_EQ(escape("\xf4\x8f\xbf\xbd"), "\xf4\x8f\xbf\xbd");
}

TEST(ParseNumber, TakesDigitsAlone) {
  EXPECT_EQ(parse_number("0"), 0);
  EXPECT_EQ(parse_number("0043200"), 43200);
  EXPECT_EQ(parse_number("9223372036854775807"), 9223372036854775807);
  for (const char* text : {"", " 1", "1 ", "+1", "-1", "1.0", "1e3", "0x10", "9223372036854775808",
                           "12a", "\xd9\xa1"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(EditDistance, CountsSingleEdits) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("developmentiam", "developmentiam"), 0U);
  EXPECT_EQ(edit_distance("developmentiam", "developementiam"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("ab", "ba"), 2U);
}

TEST(IsUtf8, LooksAtAllOfIt) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("a\xc3\xbc\xf0\x9f\x98\x80\n"));
  EXPECT_FALSE(is_utf8("a\xc3\xbc\xf0\x9f\x98"));
  EXPECT_FALSE(is_utf8("\xed\xa0\x80")) << "half a surrogate pair";
  const std::string ascii(21, 'a');
  for (std::size_t at = 0; at <= ascii.size(); ++at) {
    std::string text = ascii;
    EXPECT_TRUE(is_utf8(text.insert(at, "\xc3\xbc"))) << at;
    EXPECT_EQ(utf8_size(text.insert(at, "\xe9")), at);
  }
}

}  // namespace
}  // namespace stsmfa
