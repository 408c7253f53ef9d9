#include "sts/helper/response.h"
#include "sts/protocol.h"
#include "tests/conformance/vectors.h"

#include <gmock/gmock.h>

#include <map>
#include <string>

namespace stsmfa::helper {
namespace {

using nlohmann::json;
using sts::Reply;
using testing::Contains;
using testing::ElementsAre;
using testing::MatchesRegex;
using testing::Pair;

const std::string samples = "sts-samples/";

Reply reply_of_file(const std::string& file, long status) {
  return reply_of({.outcome = sts::Outcome::answered,
                   .status = status,
                   .content_type = "text/xml",
                   .body = Secret(conformance::read_vector(samples + file))});
}

/// The cases of index.json below one folder.
std::vector<json> cases_in(const std::string& folder) {
  std::vector<json> result;
  const auto index = conformance::read_json_vector(samples + "index.json");
  for (const auto& item : index.at("cases")) {
    if (item.at("file").get<std::string>().starts_with(folder + "/")) result.push_back(item);
  }
  return result;
}

std::multimap<std::string, std::string> fields(const Reply& reply) {
  std::multimap<std::string, std::string> result;
  for (const auto& field : reply.fields) {
    result.emplace(field.path, field.value.reveal());
  }
  return result;
}

constexpr std::string_view not_an_answer = "not an answer of STS: HTTP ";

TEST(StsSamples, EveryErrorGivesItsCodeAndMessage) {
  SKIP_WITHOUT_VECTORS();
  const auto cases = cases_in("errors");
  EXPECT_EQ(cases.size(), 27U);
  for (const auto& item : cases) {
    const auto reply = reply_of_file(item.at("file"), item.at("http_status"));
    EXPECT_EQ(reply.root, "ErrorResponse") << item;
    EXPECT_EQ(reply.code, item.at("code")) << item;
    EXPECT_EQ(reply.message, item.at("message")) << item;
    EXPECT_EQ(reply.request_id.size(), 36U) << item;
    EXPECT_THAT(fields(reply), Contains(Pair("Error/Type", item.at("type").get<std::string>())));
  }
}

TEST(StsSamples, EverySuccessIsAResponseWithItsResult) {
  SKIP_WITHOUT_VECTORS();
  const auto cases = cases_in("success");
  EXPECT_EQ(cases.size(), 13U);
  for (const auto& item : cases) {
    const std::string file = item.at("file");
    const auto start = file.find('/') + 1;
    const auto action = file.substr(start, file.find('-') - start);
    const auto reply = reply_of_file(file, 200);
    EXPECT_EQ(reply.root, action + "Response") << file;
    EXPECT_EQ(reply.code + reply.message, "") << file;
    ASSERT_FALSE(reply.fields.empty()) << file;
    for (const auto& field : reply.fields) {
      const bool known =
          field.path.starts_with(action + "Result/") || field.path == "ResponseMetadata/RequestId";
      EXPECT_TRUE(known) << file << " " << field.path;
    }
  }
}

TEST(StsSamples, EverySessionIsReadWhole) {
  SKIP_WITHOUT_VECTORS();
  const std::map<std::string, std::size_t> token_sizes = {{"GetSessionToken-docs", 239},
                                                          {"GetSessionToken-compact", 239},
                                                          {"GetSessionToken-4096-token", 4096},
                                                          {"GetSessionToken-with-size", 239},
                                                          {"AssumeRole-full", 239}};
  for (const auto& [name, size] : token_sizes) {
    const auto found = fields(reply_of_file("success/" + name + ".xml", 200));
    const std::string folder = name.substr(0, name.find('-')) + "Result/Credentials/";
    ASSERT_EQ(found.count(folder + "SessionToken"), 1U) << name;
    EXPECT_EQ(found.find(folder + "SessionToken")->second.size(), size) << name;
    EXPECT_EQ(found.find(folder + "AccessKeyId")->second.size(), 20U) << name;
    EXPECT_THAT(found.find(folder + "SecretAccessKey")->second,
                MatchesRegex("wJalrXUtnFEMI/K7MDENG/bPxRfiCYz?EXAMPLEKEY"))
        << name;
  }
}

TEST(StsSamples, ListsKeepTheirOrder) {
  SKIP_WITHOUT_VECTORS();
  std::vector<std::string> serials;
  for (const auto& field : reply_of_file("success/ListMFADevices-two.xml", 200).fields) {
    if (field.path == "ListMFADevicesResult/MFADevices/member/SerialNumber") {
      serials.emplace_back(field.value.reveal());
    }
  }
  EXPECT_THAT(serials, ElementsAre("arn:aws:iam::123456789012:mfa/bob-phone",
                                   "arn:aws:iam::123456789012:u2f/user/bob/key-ABCDEFGHIJKLMNOP",
                                   "GAHT12345678"));
}

TEST(StsSamples, EveryOddBodyIsSurvivedAndToldApart) {
  SKIP_WITHOUT_VECTORS();
  struct Odd {
    std::string root;
    std::string code;
  };
  const std::map<std::string, Odd> expected = {
      {"odd/html-503.html", {"html", ""}},
      {"odd/empty-500.txt", {"", ""}},
      {"odd/truncated.xml", {"", ""}},
      {"odd/no-secret.xml", {"GetSessionTokenResponse", ""}},
      {"odd/other-root.xml", {"ListAllMyBucketsResult", ""}},
      {"odd/json-error.json", {"{}", ""}},
      {"odd/error-with-200.xml", {"ErrorResponse", "AccessDenied"}},
      {"odd/errors-wrapper.xml", {"ErrorResponse", "SignatureDoesNotMatch"}},
      {"odd/response-errors-wrapper.xml", {"Response", "AuthFailure"}},
      {"odd/doctype.xml", {"", ""}},
      {"odd/newline-in-values.xml", {"GetSessionTokenResponse", ""}},
  };
  const auto cases = cases_in("odd");
  EXPECT_EQ(cases.size(), expected.size());
  for (const auto& item : cases) {
    const std::string file = item.at("file");
    const auto reply = reply_of_file(file, item.at("http_status"));
    ASSERT_TRUE(expected.contains(file)) << file;
    EXPECT_EQ(reply.root, expected.at(file).root) << file;
    EXPECT_EQ(reply.code, expected.at(file).code) << file;
    EXPECT_TRUE(!reply.root.empty() || reply.fields.empty()) << file;
    const bool aws = reply.root.ends_with("Response");
    EXPECT_EQ(reply.message.starts_with(not_an_answer), !aws) << file;
    for (const auto& field : reply.fields) {
      EXPECT_EQ(field.value.reveal().find_first_of("\r\n"), std::string_view::npos) << file;
    }
  }
}

TEST(StsSamples, EveryReplyRecordedFromMotoIsUnderstood) {
  SKIP_WITHOUT_VECTORS();
  std::map<std::string, int> kinds;
  const auto index = conformance::read_json_vector(samples + "moto/index.json");
  for (const auto& item : index.at("cases")) {
    const std::string name = item.at("name");
    const std::string type = item.at("content_type");
    const long status = item.at("http_status");
    const bool html = name.ends_with("noname") || name.ends_with("badduration");
    const auto reply = reply_of_file("moto/" + name + (html ? ".html" : ".xml"), status);
    const bool error = reply.root == "ErrorResponse";
    kinds[error ? "error" : reply.root.ends_with("Response") ? "success" : "other"]++;
    EXPECT_EQ(error, status >= 400 && !html) << name;
    EXPECT_EQ(reply.code.empty(), !error) << name;
    EXPECT_EQ(reply.message.starts_with(not_an_answer), html || name == "sts-unsigned") << name;
  }
  EXPECT_THAT(kinds, ElementsAre(Pair("error", 5), Pair("other", 3), Pair("success", 10)));
}

}  // namespace
}  // namespace stsmfa::helper
