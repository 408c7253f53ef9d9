#include "base/json_string.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa {
namespace {

std::string decoded(std::string_view between_quotes) {
  const auto bytes = decode_json_string(between_quotes);
  return bytes ? std::string(bytes->reveal()) : "refused";
}

std::string encoded(std::string_view bytes) {
  Secret json;
  append_json_string(json, bytes);
  return std::string(json.reveal());
}

TEST(JsonString, IsTheBytesThatItMeans) {
  EXPECT_EQ(decoded(""), "");
  EXPECT_EQ(decoded("wJalr/K7+=\xc3\xa9"), "wJalr/K7+=\xc3\xa9");
  EXPECT_EQ(decoded(R"(\"\\\/\b\f\n\r\t)"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(decoded(R"(\u0041\u00e9\u20AC)"), "A\xc3\xa9\xe2\x82\xac");
  EXPECT_EQ(decoded(R"(\ud83d\ude00x)"), "\xf0\x9f\x98\x80x");
  EXPECT_EQ(decoded(R"(a\u0000b)"), std::string_view("a\0b", 3));
}

TEST(JsonString, IsRefusedWhenItIsNone) {
  for (const std::string_view text :
       {"\\", "\\x", "\\u12", "\\u12g4", "\\u-123", "\\ud83d", "\\ud83dx", "\\ud83d\\n",
        "\\ud83d\\u0041", "\\ude00", "a\nb", "\x01", "\xff", "\xc3", "\xed\xa0\x80", "a\"b"}) {
    EXPECT_EQ(decoded(text), "refused") << text;
  }
}

TEST(JsonString, IsWrittenSoThatNothingInItEndsIt) {
  EXPECT_EQ(encoded(""), R"("")");
  EXPECT_EQ(encoded("a\"b\\c/\xc3\xa9"), "\"a\\\"b\\\\c/\xc3\xa9\"");
  EXPECT_EQ(encoded(std::string_view("\0\n\x1f", 3)), R"("\u0000\u000a\u001f")");
}

TEST(JsonString, IsWrittenSoThatATerminalMayShowIt) {
  EXPECT_EQ(encoded("\x7f\xc2\x9b\xe2\x80\xae\xe2\x80\xa8"), R"("\u007f\u009b\u202e\u2028")");
}

TEST(JsonString, HasAReplacementForEachByteThatIsNotUtf8) {
  EXPECT_EQ(encoded("a\xff\xc3z\xed\xa0"),
            "\"a\xef\xbf\xbd\xef\xbf\xbdz\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST(JsonString, ComesBackAsItWentForEveryCharacterOfOneByteAndMore) {
  std::string all;
  for (char c = 0; c >= 0 && c < 0x7f; ++c) {
    all += c;
  }
  all += "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf";
  const std::string json = encoded(all);
  EXPECT_EQ(decoded(std::string_view(json).substr(1, json.size() - 2)), all);
}

}  // namespace
}  // namespace stsmfa
