#include "base/error.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <clocale>

namespace stsmfa {
namespace {

TEST(SystemError, SaysActionObjectAndTheSystemsCause) {
  const Error error =
      system_error(ExitStatus::file_unusable, "open", "/home/lee/.aws/credentials", EACCES);
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.action, "open");
  EXPECT_EQ(error.object, "/home/lee/.aws/credentials");
  EXPECT_EQ(error.cause, "Permission denied");
  EXPECT_EQ(error.hint, "");
  EXPECT_EQ(error.aws_mfa, "");
}

TEST(ErrorText, IsEnglishInEveryLocale) {
  EXPECT_EQ(error_text(ENOENT), "No such file or directory");
  ASSERT_NE(std::setlocale(LC_ALL, "C.UTF-8"), nullptr);
  EXPECT_EQ(error_text(ENOENT), "No such file or directory");
  ASSERT_NE(std::setlocale(LC_ALL, "C"), nullptr);
}

TEST(ErrorText, OfAnUnknownNumberIsTheNumber) {
  EXPECT_EQ(error_text(99999), "error 99999");
  EXPECT_EQ(error_text(-1), "error -1");
}

TEST(ExitStatus, IsWhatTheManualSays) {
  EXPECT_EQ(static_cast<int>(ExitStatus::success), 0);
  EXPECT_EQ(static_cast<int>(ExitStatus::plan_impossible), 1);
  EXPECT_EQ(static_cast<int>(ExitStatus::usage), 2);
  EXPECT_EQ(static_cast<int>(ExitStatus::code_needed), 3);
  EXPECT_EQ(static_cast<int>(ExitStatus::refused), 4);
  EXPECT_EQ(static_cast<int>(ExitStatus::unreached), 5);
  EXPECT_EQ(static_cast<int>(ExitStatus::file_unusable), 6);
}

TEST(Kinds, HaveAStatusAndNoVerb) {
  const Error usage = usage_error("--all", "no", "try");
  EXPECT_EQ(usage.status, ExitStatus::usage);
  EXPECT_EQ(usage.action, "");
  EXPECT_EQ(usage.object, "--all");
  EXPECT_EQ(usage.cause, "no");
  EXPECT_EQ(usage.hint, "try");
  EXPECT_EQ(plan_error("x", "no").status, ExitStatus::plan_impossible);
  EXPECT_EQ(unreached_error("x", "no").status, ExitStatus::unreached);
  EXPECT_EQ(file_error("lock", "f", "no").status, ExitStatus::file_unusable);
}

TEST(ObjectOf, IsTwoNamesOrTheOneThatThereIs) {
  EXPECT_EQ(object_of("profile", "dev"), "profile: dev");
  EXPECT_EQ(object_of("MFA code", ""), "MFA code");
  EXPECT_EQ(object_of("", "dev"), "dev");
}

TEST(OneLine, LeavesEmptyPartsOutAndPrefersAwsMfasWords) {
  EXPECT_EQ(one_line({.action = "read", .cause = "no"}), "read: no");
  EXPECT_EQ(one_line({.action = "read", .object = "f", .cause = "no"}), "read: f: no");
  EXPECT_EQ(one_line({.action = "read", .aws_mfa = "words"}), "words");
}

}  // namespace
}  // namespace stsmfa
