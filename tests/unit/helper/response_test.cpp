#include "sts/helper/response.h"

#include "sts/protocol.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>

namespace stsmfa::helper {
namespace {

using sts::Outcome;
using sts::Reply;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Exchange answer(std::string_view body, long status = 200) {
  return {.id = 5,
          .outcome = Outcome::answered,
          .status = status,
          .content_type = "text/xml; charset=utf-8",
          .body = Secret(body)};
}

std::vector<std::pair<std::string, std::string>> fields(const Reply& reply) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const auto& field : reply.fields) {
    result.emplace_back(field.path, field.value.reveal());
  }
  return result;
}

TEST(Response, TakesLeavesByTheirPath) {
  const auto reply =
      reply_of(answer("<AResponse><R><C><K>1</K><T/></C>  <N>2</N></R></AResponse>"));
  EXPECT_EQ(reply.id, 5);
  EXPECT_EQ(reply.outcome, Outcome::answered);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.root, "AResponse");
  EXPECT_THAT(fields(reply), ElementsAre(Pair("R/C/K", "1"), Pair("R/C/T", ""), Pair("R/N", "2")));
  EXPECT_EQ(reply.code + reply.message, "");
}

TEST(Response, KeepsListMembersInOrder) {
  const auto reply =
      reply_of(answer("<AResponse><member>1</member><x/><member>2</member></AResponse>"));
  EXPECT_THAT(fields(reply), ElementsAre(Pair("member", "1"), Pair("x", ""), Pair("member", "2")));
}

TEST(Response, IgnoresNamespacesAttributesAndComments) {
  const auto reply =
      reply_of(answer("<?xml version='1.0'?><!-- a --><s:AResponse xmlns:s='who cares'><s:K "
                      "a='b'>1<!-- c -->2</s:K>"
                      "</s:AResponse>"));
  EXPECT_EQ(reply.root, "AResponse");
  EXPECT_THAT(fields(reply), ElementsAre(Pair("K", "12")));
}

TEST(Response, TakesAllWhiteSpaceOutOfFields) {
  const auto reply =
      reply_of(answer("<AResponse><K> a&#10;b\r\n\tc <![CDATA[ d ]]>&amp;&lt;</K></AResponse>"));
  EXPECT_THAT(fields(reply), ElementsAre(Pair("K", "abcd&<")));
}

TEST(Response, FindsTheErrorInEveryShape) {
  for (const std::string_view body :
       {"<ErrorResponse><Error><Code>C</Code><Message> two  blanks "
        "</Message></Error></ErrorResponse>",
        "<ErrorResponse><Errors><Error><Code>C</Code><Message>two  "
        "blanks</Message></Error></Errors>"
        "</ErrorResponse>",
        "<Response><Errors><Error><Code>\nC\n</Code><Message>two  blanks</Message></Error></Errors>"
        "</Response>"}) {
    const auto reply = reply_of(answer(body, 403));
    EXPECT_EQ(reply.code, "C") << body;
    EXPECT_EQ(reply.message, "two  blanks") << body;
  }
}

TEST(Response, PrefersTheRequestIdOfTheHeader) {
  auto exchange = answer("<AResponse><RequestId>body</RequestId></AResponse>");
  EXPECT_EQ(reply_of(exchange).request_id, "body");
  exchange.request_id = "header";
  EXPECT_EQ(reply_of(exchange).request_id, "header");
}

TEST(Response, FindsTheRequestIdWhereverAwsPutsIt) {
  for (const std::string_view body :
       {"<R><RequestId>id</RequestId></R>", "<R><RequestID>id</RequestID></R>",
        "<R><ResponseMetadata><RequestId> id\n</RequestId></ResponseMetadata></R>"}) {
    EXPECT_EQ(reply_of(answer(body)).request_id, "id") << body;
  }
}

TEST(Response, ReadsTheDate) {
  auto exchange = answer("<AResponse/>");
  exchange.date = "Thu, 27 Jan 2022 01:59:28 GMT";
  EXPECT_EQ(reply_of(exchange).date, parse_amz_date("20220127T015928Z"));
  exchange.date = "today";
  EXPECT_EQ(reply_of(exchange).date, std::nullopt);
}

TEST(Response, SaysWhatCameInsteadOfAnAnswer) {
  auto exchange = answer(R"({"Error":{"Code":"AccessDenied"}})", 403);
  exchange.content_type = "application/json";
  EXPECT_EQ(reply_of(exchange).message, "not an answer of STS: HTTP 403, application/json");
  exchange.content_type = "";
  EXPECT_EQ(reply_of(exchange).message, "not an answer of STS: HTTP 403, no content type");
  EXPECT_EQ(reply_of(answer("", 500)).message, "not an answer of STS: HTTP 500, no body");
  const auto html = reply_of(answer("<html><b>Service Unavailable</b></html>", 503));
  EXPECT_EQ(html.message, "not an answer of STS: HTTP 503, text/xml");
  EXPECT_EQ(html.root, "html");
}

TEST(JsonResponse, HasItsStringsAsFields) {
  const auto reply =
      reply_of(answer("\n {\"SigninToken\": \"a\\/b\\n c\", \"n\": 5, \"o\": {\"x\": \"y\"}}\n"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.root, "{}");
  EXPECT_THAT(fields(reply), ElementsAre(Pair("SigninToken", "a/bc")));
  EXPECT_EQ(reply.code, "");
}

TEST(JsonResponse, HasTheErrorOfAwsJsonProtocols) {
  for (const std::string_view type :
       {"Denied", "com.amazon.x#Denied", "com.amazon.x#Denied:http://x#y"}) {
    const auto reply = reply_of(
        answer(R"({"__type": ")" + std::string(type) + R"(", "message": " no  way "})", 400));
    EXPECT_EQ(reply.code, "Denied") << type;
    EXPECT_EQ(reply.message, "no  way");
  }
  EXPECT_EQ(reply_of(answer(R"({"__type": "Denied", "Message": "no"})", 400)).message, "no");
  EXPECT_EQ(reply_of(answer(R"({"message": "Forbidden"})", 403)).message,
            "not an answer of STS: HTTP 403, text/xml");
}

TEST(Response, PassesOnAFailureAsItIs) {
  const auto reply =
      reply_of({.id = 9, .outcome = Outcome::maybe_sent, .status = 200, .message = "cut short"});
  EXPECT_EQ(reply.outcome, Outcome::maybe_sent);
  EXPECT_EQ(reply.message, "cut short");
  EXPECT_EQ(reply_of({.outcome = Outcome::answered}).message, "");  // a connection, no request
}

/// A body that must leave nothing in the reply but words.
void expect_refused(std::string_view body) {
  const auto reply = reply_of(answer(body));
  EXPECT_EQ(reply.root, "") << body.substr(0, 80);
  EXPECT_THAT(reply.fields, IsEmpty());
  EXPECT_EQ(reply.message, "not an answer of STS: HTTP 200, text/xml");
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

TEST(HostileResponse, RefusesWhatIsNotOnePlainTree) {
  expect_refused("<!DOCTYPE a [<!ENTITY x 'y'>]><AResponse><K>&x;</K></AResponse>");
  expect_refused("<AResponse><K>1</K>");
  expect_refused("<AResponse><K>1</AResponse>");
  expect_refused("<AResponse/><AResponse/>");
  expect_refused(std::string_view("<\0AResponse/>", 13));
  expect_refused("\xff\xfe<\0A\0/\0>\0");
  expect_refused("garbage");
  expect_refused("<AResponse/>garbage");
  expect_refused("<AResponse/>x");  // pugixml overlooks one last character
  expect_refused("<AResponse/>\n x");
  expect_refused(std::string_view("<AResponse/>\0", 13));
  expect_refused(std::string_view("<AResponse/>\0<B/>", 17));
  expect_refused(std::string_view("<AResponse><K>1\0</K></AResponse>", 32));
  expect_refused("garbage<AResponse/>");
  expect_refused("<AResponse/><![CDATA[garbage]]>");
}

TEST(HostileResponse, RefusesWhatStandsTwiceAndIsNoList) {
  expect_refused("<AResponse><C><K>1</K></C><C><K>2</K></C></AResponse>");
  expect_refused("<AResponse><C><K>1</K><T/><x:K>2</x:K></C></AResponse>");
  EXPECT_EQ(reply_of(answer("<AResponse><C><K>1</K></C><D><K>2</K></D></AResponse>")).fields.size(),
            2U);
}

TEST(HostileResponse, RefusesReferencesToNoCharacter) {
  for (const std::string_view reference :
       {"&#0;", "&#x0;", "&#00000;", "&#4294967296;", "&#18446744073709551616;", "&#x110000;",
        "&#;", "&#x;", "&#-1;", "&#", "&#65"}) {
    expect_refused("<AResponse><K>A" + std::string(reference) + "B</K></AResponse>");
  }
  const auto reply = reply_of(answer("<AResponse><K>&#65;&#x42;&#x10FFFF;</K></AResponse>"));
  EXPECT_THAT(fields(reply), ElementsAre(Pair("K", "AB\xF4\x8F\xBF\xBF")));
}

TEST(HostileResponse, KeepsTheLimits) {
  const auto wrapped = [](const std::string& inner) {
    return "<AResponse>" + inner + "</AResponse>";
  };
  const std::string full(16UL * 1024, 'x');
  EXPECT_EQ(reply_of(answer(wrapped(repeated("<member/>", 256)))).fields.size(), 256U);
  expect_refused(wrapped(repeated("<member/>", 257)));
  EXPECT_EQ(reply_of(answer(wrapped(repeated("<m>", 16) + repeated("</m>", 16)))).fields.size(),
            1U);
  expect_refused(wrapped(repeated("<m>", 17) + repeated("</m>", 17)));
  EXPECT_EQ(reply_of(answer(wrapped("<m>" + full + "</m>"))).fields.size(), 1U);
  expect_refused(wrapped("<m>" + full + "x</m>"));
  expect_refused(wrapped(repeated("<member>" + full + "</member>", 32)));
  expect_refused(wrapped("<" + std::string(129, 'n') + "/>"));
  expect_refused("<" + std::string(129, 'n') + "/>");
}

TEST(HostileResponse, KeepsTheLimitsInJsonToo) {
  const auto strings = [](int count) {
    std::string text = "{";
    for (int i = 0; i < count; ++i) {
      text += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "\": \"\"";
    }
    return text + "}";
  };
  const std::string full(16UL * 1024, 'x');
  EXPECT_EQ(reply_of(answer(strings(256))).fields.size(), 256U);
  expect_refused(strings(257));
  EXPECT_EQ(reply_of(answer(R"({"a": ")" + full + R"("})")).fields.size(), 1U);
  expect_refused(R"({"a": ")" + full + R"(x"})");
  expect_refused(R"({")" + std::string(129, 'n') + R"(": "x"})");
  expect_refused(R"({"": "x"})");
}

TEST(HostileResponse, RefusesWhatIsNotOneJsonObject) {
  expect_refused("{");
  expect_refused(R"({"a": "b"} {"a": "b"})");
  expect_refused(R"({"a": "b", "a": "c"})");
  expect_refused(R"({"a": "b"}<AResponse/>)");
  expect_refused(R"(["a"])");
}

TEST(HostileResponse, AlwaysFitsAMessage) {
  // three bytes of a message for each byte of these
  const std::string control(15UL * 1024, '\x01');
  auto exchange = answer("<Response><Errors><Error><Code>" + control + "</Code><Message>" +
                         control + "</Message></Error></Errors>" +
                         repeated("<member>" + control + "</member>", 30) + "</Response>");
  exchange.request_id = std::string(100'000, '\x01');
  const auto reply = reply_of(exchange);
  EXPECT_EQ(reply.fields.size(), 32U);
  EXPECT_NO_THROW(encode(reply));
  EXPECT_NO_THROW(encode(reply_of(answer("<Response><Error><Code>" + std::string(900'000, '\x01') +
                                         "<x/></Code></Error></Response>"))));
  EXPECT_NO_THROW(encode(reply_of(answer(R"({"__type": ")" + repeated("\\u0001", 15'000) +
                                         R"(", "\u0001": " \u0001", "message": "x"})"))));
}

}  // namespace
}  // namespace stsmfa::helper
