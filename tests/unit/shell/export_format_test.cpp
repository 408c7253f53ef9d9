#include "shell/export_format.h"

#include "base/error.h"
#include "session/current_session.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"
#include "tests/unit/shell/current_sessions.h"

#include <gtest/gtest.h>

// How real shells read these texts is the business of tests/conformance/export.

namespace stsmfa::shell {
namespace {

std::string text_of(std::string_view format, const session::CurrentSession& session) {
  return std::string(export_text(find_export_format(format), session).reveal());
}

session::CurrentSession with_secret(std::string_view value) {
  session::CurrentSession session = bare_session();
  session.session.secret_access_key = Secret(value);
  return session;
}

/// The line of the secret key.
std::string line_of(std::string_view format, std::string_view value) {
  const std::string text = text_of(format, with_secret(value));
  const std::size_t begin = text.rfind('\n', text.find("AWS_SECRET_ACCESS_KEY")) + 1;
  return text.substr(begin, text.find("AWS_SESSION_TOKEN") - begin);
}

TEST(ExportFormat, EnvIsForTheShellsOfBourne) {
  const std::string expected =
      "unset AWS_PROFILE;\n"
      "unset AWS_DEFAULT_PROFILE;\n"
      "unset AWS_SECURITY_TOKEN;\n"
      "export AWS_ACCESS_KEY_ID='ASIAIOSFODNN7EXAMPLE';\n"
      "export AWS_SECRET_ACCESS_KEY='secret';\n"
      "export AWS_SESSION_TOKEN='token';\n"
      "export AWS_CREDENTIAL_EXPIRATION='2026-01-02T03:04:05Z';\n"
      "export AWS_REGION='eu-central-1';\n"
      "export AWS_DEFAULT_REGION='eu-central-1';\n"
      "export AWS_ACCOUNT_ID='123456789012';\n"
      "export ASSUMED_ROLE='dev';\n";
  for (const char* name : {"env", "bash", "sh"}) {
    EXPECT_EQ(text_of(name, role_session()), expected) << name;
  }
}

TEST(ExportFormat, WhatTellsOfAnEarlierSessionIsTakenAway) {
  const std::string text = text_of("env", bare_session());
  EXPECT_NE(text.find("unset AWS_ACCOUNT_ID;\nunset ASSUMED_ROLE;\n"), std::string::npos);
  EXPECT_EQ(text.find("REGION"), std::string::npos);
}

TEST(ExportFormat, EnvFilesHaveNoQuotesAndUnsetNothing) {
  EXPECT_EQ(text_of("env-no-export", bare_session()),
            "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\n"
            "AWS_SECRET_ACCESS_KEY=secret\n"
            "AWS_SESSION_TOKEN=token\n"
            "AWS_CREDENTIAL_EXPIRATION=2026-01-02T03:04:05Z\n");
}

TEST(ExportFormat, EachQuotesInItsOwnWay) {
  EXPECT_EQ(text_of("fish", bare_session()).find("if set -qg AWS_PROFILE;"), 0U);
  EXPECT_EQ(text_of("powershell", bare_session()).find("$Env:AWS_PROFILE = $null;\n"), 0U);
  EXPECT_EQ(text_of("windows-cmd", bare_session()).find("set \"AWS_PROFILE=\"\r\n"), 0U);
  EXPECT_NE(line_of("env", "a'b").find("'a'\\''b'"), std::string::npos);
  EXPECT_NE(line_of("fish", R"(a'b\c)").find(R"('a\'b\\c')"), std::string::npos);
  EXPECT_NE(line_of("powershell", "a'b").find("'a''b';"), std::string::npos);
  EXPECT_NE(line_of("powershell", "\n\xe2\x80\x99z\xf0\x9f\x98\x80")
                .find("'' + [char]0x000a + [char]0x2019 + 'z' + [char]0xd83d + [char]0xde00;\n"),
            std::string::npos);
  EXPECT_NE(line_of("windows-cmd", "a&b^c").find("=a&b^c\"\r\n"), std::string::npos);
}

TEST(ExportFormat, ProcessIsTheJsonOfCredentialProcess) {
  EXPECT_EQ(text_of("process", role_session()),
            R"({"Version": 1, "AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": "secret", )"
            R"("SessionToken": "token", "Expiration": "2026-01-02T03:04:05Z", )"
            R"("AccountId": "123456789012"})"
            "\n");
  const std::string bare = text_of("process", bare_session());
  EXPECT_EQ(bare.find("AccountId"), std::string::npos);
  EXPECT_NE(bare.find("Expiration"), std::string::npos);
}

TEST(ExportFormat, AValueThatCannotBeWrittenIsRefusedByName) {
  struct Case {
    const char* format;
    std::string_view value;
  };
  const std::vector<Case> cases = {
      {"env", {"a\0b", 3}},         {"fish", {"a\0b", 3}},     {"env-no-export", "a\nb"},
      {"env-no-export", "a\r"},     {"env-no-export", "\xff"}, {"env-no-export", {"\0", 1}},
      {"powershell", "\xff"},       {"powershell", {"\0", 1}}, {"windows-cmd", "a\"b"},
      {"windows-cmd", "%PATH%"},    {"windows-cmd", "a!b!"},   {"windows-cmd", "a\nb"},
      {"windows-cmd", "\xc3\xbc"},  {"windows-cmd", "\x7f"},   {"windows-cmd", "\t"},
      {"windows-cmd", {"a\0b", 3}}, {"process", "\xff"},       {"process", {"\0", 1}},
  };
  for (const auto& [format, value] : cases) {
    const Error error = test::error_of(
        [&, shape = format, &secret = value] { text_of(shape, with_secret(secret)); });
    EXPECT_EQ(error.status, ExitStatus::plan_impossible) << format;
    EXPECT_EQ(error.object, "export --format " + std::string(format) + ": AWS_SECRET_ACCESS_KEY");
    EXPECT_EQ(error.cause.find(value), std::string::npos) << "a secret is in no Error";
  }
  const Error error =
      test::error_of([&] { text_of("windows-cmd", with_secret(std::string(8150, 'x'))); });
  EXPECT_EQ(error.object, "export --format windows-cmd: AWS_SECRET_ACCESS_KEY")
      << "cmd.exe would cut the line";
}

TEST(ExportFormat, AnUnknownOneIsAnsweredWithTheKnownOnes) {
  for (const char* name : {"json", "", "ENV", "bas"}) {
    const Error error = test::error_of([&] { find_export_format(name); });
    EXPECT_EQ(error.status, ExitStatus::usage);
    EXPECT_EQ(error.cause,
              "no such format: there are env, bash, sh, env-no-export, fish, powershell, "
              "windows-cmd, process");
  }
}

}  // namespace
}  // namespace stsmfa::shell
