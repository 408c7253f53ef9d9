#include "client/access_keys.h"

#include "base/error.h"
#include "cli/report.h"
#include "tests/unit/client/replies.h"
#include "tests/unit/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

namespace stsmfa::client {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string new_id = "AKIALEENEWKEY2222222";
const std::string new_secret = "secret/of+lee/anew012345";

/// IAM, with an answer a test gives to each call.
class AccessKeysTest : public testing::Test {
 protected:
  static sts::Reply granted(const std::string& action, std::vector<sts::Field> fields = {}) {
    return {.outcome = sts::Outcome::answered,
            .status = 200,
            .date = test::noon,
            .root = action + "Response",
            .fields = std::move(fields)};
  }

  static sts::Reply made(const std::string& id, const std::string& secret) {
    const std::string path = "CreateAccessKeyResult/AccessKey/";
    return granted("CreateAccessKey", {{path + "UserName", Secret("lee")},
                                       {path + "AccessKeyId", Secret(id)},
                                       {path + "SecretAccessKey", Secret(secret)}});
  }

  static sts::Reply lost() { return {.outcome = sts::Outcome::maybe_sent, .message = "cut"}; }

  Error error_of_creating(const sts::Reply& reply) {
    replies = {reply};
    return test::error_of([&] { create_access_key(owner); });
  }

  std::deque<sts::Reply> replies = {};  ///< the last one for ever
  std::vector<std::string> sent = {};   ///< `CreateAccessKey fresh`

 private:
  sts::Reply answer(const sts::Request& request) {
    const std::string body(request.body.reveal());
    sent.push_back(body.substr(7, body.find('&') - 7) + (request.fresh ? " fresh" : ""));
    sts::Reply reply = replies.front();
    if (replies.size() > 1) replies.pop_front();
    return reply;
  }

  cli::Options options_ = {};
  cli::Report report_ = cli::Report(options_);
  profile::Destination destination_ = {
      .endpoint = {.url = "https://iam.amazonaws.com", .signing_region = "us-east-1"}};
  sts::Reply reply_ = {};
  Wire wire_ = {.send =
                    [this](const sts::Request& request) {
                      reply_ = answer(request);
                      return 0L;
                    },
                .receive = [this](long) { return reply_; },
                .now = [] { return test::noon; },
                .wait = [](Seconds) {},
                .random = [] { return 0.5; }};
  Client iam_ = Client(wire_, destination_, report_);
  sts::Credentials credentials_ = {"ASIAIOSFODNN7EXAMPLE", Secret("secret/of/session"),
                                   Secret("token")};

 protected:
  KeyOwner owner = {iam_, credentials_, "lee"};
};

TEST_F(AccessKeysTest, AreListedWithStatusAndAgeInWhateverOrderTheirPartsCome) {
  const std::string member = "ListAccessKeysResult/AccessKeyMetadata/member/";
  replies = {granted("ListAccessKeys", {{member + "AccessKeyId", Secret("AKIAIOSFODNN7EXAMPLE")},
                                        {member + "Status", Secret("Active")},
                                        {member + "CreateDate", Secret("2024-05-01T10:20:30Z")},
                                        {member + "Status", Secret("Inactive")},
                                        {member + "CreateDate", Secret("2025-05-01T10:20:30Z")},
                                        {member + "AccessKeyId", Secret(new_id)}})};
  const std::vector<AccessKey> keys = list_access_keys(owner);
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_EQ(keys[0].id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(keys[0].status, AccessKey::Status::active);
  EXPECT_EQ(keys[0].created, parse_expiration("2024-05-01 10:20:30"));
  EXPECT_EQ(keys[1].id, new_id);
  EXPECT_EQ(keys[1].status, AccessKey::Status::inactive);
}

TEST_F(AccessKeysTest, AListThatCannotBeRightIsNone) {
  const std::string member = "ListAccessKeysResult/AccessKeyMetadata/member/";
  const auto status_of = [&](const std::string& id, const std::string& date) {
    replies = {granted("ListAccessKeys", {{member + "AccessKeyId", Secret(id)},
                                          {member + "Status", Secret("Active")},
                                          {member + "CreateDate", Secret(date)}})};
    return test::error_of([&] { list_access_keys(owner); }).status;
  };
  EXPECT_EQ(status_of(new_id, "2024-05-01T10:20:30Z"), ExitStatus::success);
  EXPECT_EQ(status_of(new_id, "yesterday"), ExitStatus::unreached);
  EXPECT_EQ(status_of("\x1b[31m", "2024-05-01T10:20:30Z"), ExitStatus::unreached);
  replies = {granted("ListAccessKeys", {{member + "AccessKeyId", Secret(new_id)}})};
  EXPECT_EQ(test::error_of([&] { list_access_keys(owner); }).status, ExitStatus::unreached);
}

TEST_F(AccessKeysTest, TellTheirLastUse) {
  const std::string use = "GetAccessKeyLastUsedResult/AccessKeyLastUsed/";
  replies = {
      granted("GetAccessKeyLastUsed", {{use + "LastUsedDate", Secret("2026-11-20T08:00:00Z")},
                                       {use + "ServiceName", Secret("s3")},
                                       {use + "Region", Secret("eu-west-1")}})};
  const KeyUse used = last_use_of(owner, new_id);
  EXPECT_EQ(used.when, parse_expiration("2026-11-20 08:00:00"));
  EXPECT_EQ(used.service + " " + used.region, "s3 eu-west-1");
}

TEST_F(AccessKeysTest, MayNeverHaveBeenUsed) {
  const std::string use = "GetAccessKeyLastUsedResult/AccessKeyLastUsed/";
  replies = {granted("GetAccessKeyLastUsed",
                     {{use + "ServiceName", Secret("N/A")}, {use + "Region", Secret("N/A")}})};
  EXPECT_FALSE(last_use_of(owner, new_id).when);
}

TEST_F(AccessKeysTest, ANewPairIsTakenAsItIs) {
  replies = {made(new_id, new_secret)};
  const profile::Keys keys = create_access_key(owner);
  EXPECT_EQ(keys.access_key_id, new_id);
  EXPECT_EQ(keys.secret_access_key.reveal(), new_secret);
  EXPECT_THAT(sent, ElementsAre("CreateAccessKey fresh"));
}

TEST_F(AccessKeysTest, WhatMayNotStandInAFileIsNoPairAndIsNotShown) {
  const std::string line = "wJalrXUtnFEMI\naws_session_token=x";
  for (const auto& [id, secret] :
       std::vector<std::pair<std::string, std::string>>{{"ASIALEENEWKEY2222222", new_secret},
                                                        {"short", new_secret},
                                                        {"AKIA]\n[default]\nx=yyyyyy", new_secret},
                                                        {new_secret, new_id},
                                                        {new_id, line},
                                                        {new_id, "short"},
                                                        {new_id, "has a blank in it 0123"},
                                                        {new_id, std::string(40'000, 'x')},
                                                        {new_id, new_id},
                                                        {new_id, ""},
                                                        {"", new_secret}}) {
    const Error error = error_of_creating(made(id, secret));
    EXPECT_EQ(error.status, ExitStatus::unreached) << id;
    EXPECT_THAT(one_line(error) + error.hint, testing::Not(HasSubstr("wJalrXUtnFEMI"))) << id;
    EXPECT_THAT(one_line(error) + error.hint, testing::Not(HasSubstr(new_secret))) << id;
  }
}

TEST_F(AccessKeysTest, WhatChangesSomethingIsSentOnce) {
  EXPECT_EQ(error_of_creating(lost()).status, ExitStatus::unreached);
  EXPECT_EQ(error_of_creating(test::refusing("Throttling", "Rate exceeded", 400)).status,
            ExitStatus::refused);
  replies = {lost()};
  EXPECT_EQ(test::error_of([&] { deactivate_access_key(owner, new_id); }).status,
            ExitStatus::unreached);
  EXPECT_EQ(test::error_of([&] { delete_access_key(owner, new_id); }).status,
            ExitStatus::unreached);
  EXPECT_THAT(sent, ElementsAre("CreateAccessKey fresh", "CreateAccessKey fresh",
                                "UpdateAccessKey fresh", "DeleteAccessKey fresh"));
}

TEST_F(AccessKeysTest, AKeyThatIsGoneIsDeleted) {
  replies = {test::refusing("NoSuchEntity", "The Access Key with id X cannot be found.", 404)};
  EXPECT_EQ(test::error_of([&] { delete_access_key(owner, new_id); }).status, ExitStatus::success);
  replies = {test::refusing("AccessDenied", "no")};
  EXPECT_EQ(test::error_of([&] { delete_access_key(owner, new_id); }).status, ExitStatus::refused);
}

TEST_F(AccessKeysTest, AreAskedAboutAgainWhenAnAnswerIsLost) {
  replies = {lost(), granted("ListAccessKeys")};
  EXPECT_TRUE(list_access_keys(owner).empty());
  EXPECT_THAT(sent, ElementsAre("ListAccessKeys", "ListAccessKeys"));
}

}  // namespace
}  // namespace stsmfa::client
