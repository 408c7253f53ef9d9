#include "setup/preview.h"

#include "credentials/document.h"
#include "credentials/edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace stsmfa::setup {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string id = "AKIAIOSFODNN7EXAMPLE";
const std::string other_id = "AKIAKIMEXAMPLE222222";
const std::string secret = "abcdEFGH1234567890abcdEFGH1234567890abcd";

/// What edits of [dev] do to a text.
std::string preview(std::string_view text,
                    std::vector<std::pair<std::string, std::string>> values) {
  credentials::Edit edit{.section = "dev"};
  for (const auto& [key, value] : values) {
    if (value.empty()) edit.assignments.push_back({key, std::nullopt});
    if (!value.empty()) edit.assignments.push_back({key, Secret(value)});
  }
  const auto show_command = [](std::string_view) { return std::string("first-word"); };
  return describe_edits(credentials::Document(text, "credentials"), {edit}, show_command);
}

std::string pair(const std::string& key) {
  return "[dev]\naws_access_key_id = " + key + "\naws_secret_access_key = old\n";
}

TEST(Preview, ShowsEverythingButTheSecret) {
  EXPECT_EQ(preview("", {{"aws_access_key_id", id},
                         {"aws_secret_access_key", "new"},
                         {"aws_mfa_device", "arn:device"},
                         {"assume_role", "arn:role"}}),
            "  [dev]\n    aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
            "    aws_secret_access_key = (not shown)\n"
            "    aws_mfa_device = arn:device\n    assume_role = arn:role\n");
}

TEST(Preview, ShowsNothingThatMayBeASecretInTheWrongPlace) {
  for (const std::string key : {"aws_access_key_id", "aws_mfa_device", "assume_role"}) {
    EXPECT_THAT(preview("", {{key, secret}}), Not(HasSubstr(secret.substr(0, 8)))) << key;
  }
}

TEST(Preview, ShowsACommandByItsFirstWord) {
  EXPECT_EQ(preview("", {{"credential_process", "tool --password hunter2"}}),
            "  [dev]\n    credential_process = first-word\n");
}

TEST(Preview, ShowsWhatGoesWhereItIsThere) {
  EXPECT_EQ(preview(pair(id), {{"aws_access_key_id", ""}, {"mfa_serial", ""}}),
            "  [dev]\n    aws_access_key_id is removed (AKIAIOSFODNN7EXAMPLE)\n");
  EXPECT_EQ(preview(pair(secret), {{"aws_access_key_id", ""}}),
            "  [dev]\n    aws_access_key_id is removed\n");
}

TEST(Preview, NamesTheKeyWhoseSecretIsReplaced) {
  const std::string shown = "  [dev]\n    aws_secret_access_key = (not shown)\n";
  const auto replacing = [&](const std::string& text, const std::string& by) {
    return preview(text, {{"aws_secret_access_key", by}});
  };
  EXPECT_EQ(replacing(pair(other_id), "new"),
            shown + "    the secret of " + other_id + " is replaced\n");
  EXPECT_EQ(replacing(pair(secret), "new"), shown + "    the secret that is there is replaced\n");
  EXPECT_EQ(replacing(pair(id), "old"), shown);
  EXPECT_EQ(replacing("", "new"), shown);
}

}  // namespace
}  // namespace stsmfa::setup
