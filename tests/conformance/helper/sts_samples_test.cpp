#include "sts/helper/response.h"
#include "sts/protocol.h"
#include "tests/conformance/vectors.h"

#include <gmock/gmock.h>

#include <map>
#include <string>

namespace stsmfa::helper {
namespace {

using conformance::Vectors;
using nlohmann::json;
using sts::Reply;
using testing::Contains;
using testing::ElementsAre;
using testing::MatchesRegex;
using testing::Pair;

constexpr const char* samples = "sts-samples";

Reply reply_of_file(const Vectors& file, long status) {
  return reply_of({.outcome = sts::Outcome::answered,
                   .status = status,
                   .content_type = "text/xml",
                   .body = Secret(file.text())});
}

/// The cases of index.json below one folder.
std::vector<json> cases_in(const Vectors& vectors, const std::string& folder) {
  std::vector<json> result;
  const auto index = vectors.at("index.json").json();
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
  SKIP_WITHOUT_VECTORS(samples);
  for (const Vectors& vectors : conformance::find_vectors(samples)) {
    const auto cases = cases_in(vectors, "errors");
    for (const auto& item : cases) {
      const auto reply = reply_of_file(vectors.at(item.at("file")), item.at("http_status"));
      EXPECT_EQ(reply.root, "ErrorResponse") << item;
      EXPECT_EQ(reply.code, item.at("code").get<std::string>()) << item;
      EXPECT_EQ(reply.message, item.at("message").get<std::string>()) << item;
      EXPECT_EQ(reply.request_id.size(), 36U) << item;
      EXPECT_THAT(fields(reply), Contains(Pair("Error/Type", item.at("type").get<std::string>())));
    }
    vectors.at("errors").expect_cases(cases.size(), 27);
  }
}

void check_success(const Vectors& file) {
  const std::string name = file.path.filename();
  const auto action = name.substr(0, name.find('-'));
  const auto reply = reply_of_file(file, 200);
  EXPECT_EQ(reply.root, action + "Response") << name;
  EXPECT_EQ(reply.code + reply.message, "") << name;
  ASSERT_FALSE(reply.fields.empty()) << name;
  for (const auto& field : reply.fields) {
    const bool known =
        field.path.starts_with(action + "Result/") || field.path == "ResponseMetadata/RequestId";
    EXPECT_TRUE(known) << name << " " << field.path;
  }
}

TEST(StsSamples, EverySuccessIsAResponseWithItsResult) {
  SKIP_WITHOUT_VECTORS(samples);
  for (const Vectors& vectors : conformance::find_vectors(samples)) {
    const auto cases = cases_in(vectors, "success");
    for (const auto& item : cases) {
      check_success(vectors.at(item.at("file")));
    }
    vectors.at("success").expect_cases(cases.size(), 13);
  }
}

/// A sample by name, from the first folder that has samples.
Reply reply_of_sample(const std::string& name) {
  return reply_of_file(conformance::find_vectors(samples).front().at(name), 200);
}

TEST(StsSamples, EverySessionIsReadWhole) {
  SKIP_WITHOUT_VECTORS("sts-samples/success/AssumeRole-full.xml");
  const std::map<std::string, std::size_t> token_sizes = {{"GetSessionToken-docs", 239},
                                                          {"GetSessionToken-compact", 239},
                                                          {"GetSessionToken-4096-token", 4096},
                                                          {"GetSessionToken-with-size", 239},
                                                          {"AssumeRole-full", 239}};
  for (const auto& [name, size] : token_sizes) {
    const auto found = fields(reply_of_sample("success/" + name + ".xml"));
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
  SKIP_WITHOUT_VECTORS("sts-samples/success/ListMFADevices-two.xml");
  std::vector<std::string> serials;
  for (const auto& field : reply_of_sample("success/ListMFADevices-two.xml").fields) {
    if (field.path == "ListMFADevicesResult/MFADevices/member/SerialNumber") {
      serials.emplace_back(field.value.reveal());
    }
  }
  EXPECT_THAT(serials, ElementsAre("arn:aws:iam::123456789012:mfa/bob-phone",
                                   "arn:aws:iam::123456789012:u2f/user/bob/key-ABCDEFGHIJKLMNOP",
                                   "GAHT12345678"));
}

struct Odd {
  std::string root;
  std::string code;
};

/// What the shared odd bodies are taken for.
const std::map<std::string, Odd> odd_bodies = {
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

void check_odd(const std::string& file, const Reply& reply) {
  const auto known = odd_bodies.find(file);
  if (known != odd_bodies.end()) {
    EXPECT_EQ(reply.root, known->second.root) << file;
    EXPECT_EQ(reply.code, known->second.code) << file;
  }
  EXPECT_TRUE(!reply.root.empty() || reply.fields.empty()) << file;
  const bool aws = reply.root.ends_with("Response");
  EXPECT_EQ(reply.message.starts_with(not_an_answer), !aws) << file;
  for (const auto& field : reply.fields) {
    EXPECT_EQ(field.value.reveal().find_first_of("\r\n"), std::string_view::npos) << file;
  }
}

TEST(StsSamples, EveryOddBodyIsSurvivedAndToldApart) {
  SKIP_WITHOUT_VECTORS(samples);
  for (const Vectors& vectors : conformance::find_vectors(samples)) {
    const auto cases = cases_in(vectors, "odd");
    for (const auto& item : cases) {
      const std::string file = item.at("file");
      check_odd(file, reply_of_file(vectors.at(file), item.at("http_status")));
    }
    vectors.at("odd").expect_cases(cases.size(), odd_bodies.size());
  }
}

/// What a reply recorded from moto is: an error, a success or something else.
std::string check_moto(const Vectors& folder, const json& item) {
  const std::string name = item.at("name");
  const long status = item.at("http_status");
  const bool html = name.ends_with("noname") || name.ends_with("badduration");
  const auto reply = reply_of_file(folder.at(name + (html ? ".html" : ".xml")), status);
  const bool error = reply.root == "ErrorResponse";
  EXPECT_EQ(error, status >= 400 && !html) << name;
  EXPECT_EQ(reply.code.empty(), !error) << name;
  EXPECT_EQ(reply.message.starts_with(not_an_answer), html || name == "sts-unsigned") << name;
  return error ? "error" : reply.root.ends_with("Response") ? "success" : "other";
}

TEST(StsSamples, EveryReplyRecordedFromMotoIsUnderstood) {
  SKIP_WITHOUT_VECTORS("sts-samples/moto/index.json");
  for (const Vectors& index : conformance::find_vectors("sts-samples/moto/index.json")) {
    const Vectors folder = {index.path.parent_path()};
    std::map<std::string, int> kinds;
    const json all = index.json();
    for (const auto& item : all.at("cases")) {
      ++kinds[check_moto(folder, item)];
    }
    if (folder.is_shared()) {
      EXPECT_THAT(kinds, ElementsAre(Pair("error", 5), Pair("other", 3), Pair("success", 10)));
    }
    folder.expect_cases(all.at("cases").size(), 18);
  }
}

}  // namespace
}  // namespace stsmfa::helper
