#include "base/json.h"

#include <gmock/gmock.h>

#include <string>
#include <tuple>

namespace stsmfa {
namespace {

using testing::ElementsAre;
using testing::FieldsAre;
using Kind = JsonMember::Kind;

constexpr std::string_view not_one = "is not one JSON object";

std::vector<std::tuple<std::string, Kind, std::string>> members(std::string_view text) {
  const JsonObject object = read_json_object(text);
  EXPECT_EQ(object.fault, "") << text;
  std::vector<std::tuple<std::string, Kind, std::string>> result;
  for (const JsonMember& member : object.members) {
    result.emplace_back(member.name, member.kind, member.value.reveal());
  }
  return result;
}

std::string fault(std::string_view text) {
  const JsonObject object = read_json_object(text);
  EXPECT_TRUE(object.fault.empty() || object.members.empty()) << text;
  return object.fault;
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

TEST(ReadJsonObject, GivesTheMembersInTheirOrderWithTheirKinds) {
  EXPECT_THAT(
      members(R"( {"Version": 1, "Key":"a\"}\\", "a\u0041":true,"b":false , "n":null,"f":-1.5e3} )"
              "\n"),
      ElementsAre(FieldsAre("Version", Kind::number, "1"), FieldsAre("Key", Kind::string, "a\"}\\"),
                  FieldsAre("aA", Kind::boolean, "true"), FieldsAre("b", Kind::boolean, "false"),
                  FieldsAre("n", Kind::null, ""), FieldsAre("f", Kind::number, "-1.5e3")));
  EXPECT_THAT(members("{}"), ElementsAre());
}

TEST(ReadJsonObject, KeepsNumbersApartFromStringsThatLookLikeThem) {
  EXPECT_THAT(members(R"({"a":"0","b":0,"c":18446744073709551615,"d":-1})"),
              ElementsAre(FieldsAre("a", Kind::string, "0"), FieldsAre("b", Kind::number, "0"),
                          FieldsAre("c", Kind::number, "18446744073709551615"),
                          FieldsAre("d", Kind::number, "-1")));
}

TEST(ReadJsonObject, LooksIntoNoInnerValue) {
  EXPECT_THAT(members(R"({"o":{"x":"1","x":"2"},"l":[1,"y",{"z":[]}],"s":"end"})"),
              ElementsAre(FieldsAre("o", Kind::other, ""), FieldsAre("l", Kind::other, ""),
                          FieldsAre("s", Kind::string, "end")));
}

TEST(ReadJsonObject, TellsWhatIsEmpty) {
  EXPECT_THAT(members(R"({"a":{},"b":[ ],"c":[{}],"d":{"x":[]},"e":[[]],"f":{}})"),
              ElementsAre(FieldsAre("a", Kind::bare, ""), FieldsAre("b", Kind::bare, ""),
                          FieldsAre("c", Kind::other, ""), FieldsAre("d", Kind::other, ""),
                          FieldsAre("e", Kind::other, ""), FieldsAre("f", Kind::bare, "")));
}

TEST(CompactJson, LeavesOutWhiteSpaceBetweenTokensAlone) {
  EXPECT_EQ(compact_json(" {\r\n\t\"a b\" : [ 1 , \"\\\" \" ] } "), R"({"a b":[1,"\" "]})");
  EXPECT_EQ(compact_json(""), "");
  EXPECT_EQ(compact_json(" \n"), "");
  EXPECT_EQ(compact_json("a \"b "), "a\"b ") << "a string that does not end is left alone";
  EXPECT_EQ(compact_json("\"\\"), "\"\\");
}

TEST(ReadJsonObject, FindsAMemberByItsWholeName) {
  const JsonObject object = read_json_object(R"({"Key":"a","Keys":"b"})");
  ASSERT_NE(object.find("Keys"), nullptr);
  EXPECT_EQ(object.find("Keys")->value.reveal(), "b");
  EXPECT_EQ(object.find("key"), nullptr);
}

TEST(ReadJsonObject, RefusesWhateverIsNotOneObject) {
  for (const std::string_view text : {"junk",
                                      "{",
                                      "}",
                                      "{}{}",
                                      "{} {}",
                                      "{},{}",
                                      "{}x",
                                      "x{}",
                                      "[]",
                                      "[{}]",
                                      "1",
                                      "\"{}\"",
                                      "null",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "{'a':1}",
                                      "{\"a\":\"b}",
                                      "{\"a\":\"\\q\"}",
                                      "{\"a\":\"\xff\"}",
                                      "{\"a\":01}",
                                      "{\"a\":1e999}",
                                      "{\"a\":nul}",
                                      "{\"a\":tru e}",
                                      "{/**/}",
                                      "\xef\xbb\xbf{}",
                                      "{\"a\":\"b\n\"}"}) {
    EXPECT_EQ(fault(text), not_one) << text;
  }
  EXPECT_EQ(fault(std::string_view("{}\0", 3)), not_one);
}

TEST(ReadJsonObject, SaysWhatElseIsWrong) {
  EXPECT_EQ(fault(""), "is empty");
  EXPECT_EQ(fault(" \r\n\t"), "is empty");
  EXPECT_EQ(fault(R"({"a":1,"b":2,"\u0061":3})"), "has a name that stands in it twice");
}

TEST(ReadJsonObject, KeepsTheLimits) {
  const auto nested = [](int levels) {
    return "{\"a\":" + repeated("[", levels - 1) + repeated("]", levels - 1) + "}";
  };
  EXPECT_EQ(fault(nested(16)), "");
  EXPECT_EQ(fault(nested(17)), "is nested too deep");
  EXPECT_EQ(fault(repeated("{\"a\":", 100'000)), "is nested too deep");

  const auto padded = [](std::size_t size) { return "{}" + std::string(size - 2, ' '); };
  EXPECT_EQ(fault(padded(1024UL * 1024)), "");
  EXPECT_EQ(fault(padded(1024UL * 1024 + 1)), "is over 1 MiB");

  const auto with_members = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += (i == 0 ? "{\"" : ",\"") + std::to_string(i) + "\":0";
    }
    return text + "}";
  };
  EXPECT_EQ(fault(with_members(4096)), "");
  EXPECT_EQ(fault(with_members(4097)), "has too many members");
}

TEST(JsonWriter, WritesMembersInTheirOrder) {
  EXPECT_EQ(JsonWriter().take().reveal(), "{}");
  EXPECT_EQ(
      JsonWriter().number("Version", 1).string("Key\n", "a\"b\xff").number("n", -5).take().reveal(),
      "{\"Version\": 1, \"Key\\u000a\": \"a\\\"b\xef\xbf\xbd\", \"n\": -5}");
}

TEST(JsonWriter, WritesWhatIsNotKnownAsNull) {
  EXPECT_EQ(JsonWriter().null("a").null("b").take().reveal(), "{\"a\": null, \"b\": null}");
}

TEST(JsonWriter, WritesTruthAndLists) {
  EXPECT_EQ(JsonWriter()
                .boolean("a", true)
                .boolean("b", false)
                .strings("c", {"x\n", "y"})
                .strings("d", {})
                .take()
                .reveal(),
            "{\"a\": true, \"b\": false, \"c\": [\"x\\u000a\", \"y\"], \"d\": []}");
}

TEST(JsonWriter, IsReadBackAsItWasWritten) {
  const Secret json = JsonWriter().string("\x7f\"", "\t\\\"x").number("n", 7).take();
  EXPECT_THAT(members(json.reveal()), ElementsAre(FieldsAre("\x7f\"", Kind::string, "\t\\\"x"),
                                                  FieldsAre("n", Kind::number, "7")));
}

}  // namespace
}  // namespace stsmfa
