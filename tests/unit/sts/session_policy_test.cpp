#include "sts/session_policy.h"

#include "tests/unit/sts/verdict.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

using test::verdict;

std::string document(std::string_view json) { return verdict(check_policy_document(json)); }
std::string arn(std::string_view text) { return verdict(check_policy_arn(text)); }

/// A policy of so many bytes without its white space.
std::string policy_of(std::size_t size, const std::string& filling = "x") {
  const std::string before = R"({"Statement":[{"Sid":")";
  const std::string after = R"("}]})";
  std::string text = before;
  while (text.size() + filling.size() + after.size() <= size) {
    text += filling;
  }
  return text + after;
}

TEST(PolicyDocument, IsOneObjectWithAStatement) {
  EXPECT_EQ(document(R"({"Statement":[{}]})"), "accepted");
  EXPECT_EQ(document(R"( {"Version": "2012-10-17", "Statement": {"Effect": "Deny"}} )"),
            "accepted");
  EXPECT_EQ(document(""), "is empty");
  EXPECT_EQ(document("read.json"), "is not one JSON object");
  EXPECT_EQ(document("[]"), "is not one JSON object");
  EXPECT_EQ(document("{}"), "has no Statement, which is what a policy is made of");
  EXPECT_EQ(document(R"({"statement":[{}]})"),
            "has no Statement, which is what a policy is made of");
  EXPECT_EQ(document(R"({"Statement":[]})"), "has an empty Statement");
  EXPECT_EQ(document(R"({"Statement":{}})"), "has an empty Statement");
  for (const char* const value : {"null", "1", "true", R"("Allow")"}) {
    EXPECT_EQ(document(R"({"Statement":)" + std::string(value) + "}"),
              "has a Statement that is no object and no array");
  }
}

TEST(PolicyDocument, Has2048CharactersAtMostWithoutItsWhiteSpace) {
  EXPECT_EQ(document(policy_of(2048)), "accepted");
  EXPECT_EQ(document(std::string(5000, ' ') + policy_of(2048)), "accepted");
  EXPECT_EQ(document(policy_of(2049)),
            "is 2049 characters long without its white space; AWS takes 2048 at most (a managed "
            "policy may be longer: --policy-arn)");
  EXPECT_EQ(document(policy_of(3000, "\xc3\xbf")), "accepted") << "characters, not bytes";
}

TEST(PolicyDocument, HasCharactersUpToLatinOnes) {
  EXPECT_EQ(document(policy_of(100, "\xc3\xbf")), "accepted");
  EXPECT_EQ(document(policy_of(100, "\xc4\x80")),
            "holds the character \\u0100, and AWS takes none above U+00FF in a policy (JSON also "
            "has \\u and four digits for it)");
}

TEST(PolicyArn, IsAwssOwnOrAnAccounts) {
  EXPECT_EQ(arn("arn:aws:iam::aws:policy/ReadOnlyAccess"), "accepted");
  EXPECT_EQ(arn("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"), "accepted");
  EXPECT_EQ(arn("arn:aws-cn:iam::123456789012:policy/path/audit+=,.@-_"), "accepted");
  const std::string what_to_write =
      " (write arn:aws:iam::aws:policy/ReadOnlyAccess, or arn:aws:iam::ACCOUNT:policy/NAME for one "
      "of your own)";
  for (const char* const other :
       {"", "ReadOnlyAccess", "arn:aws:iam::aws:role/x", "arn:aws:iam::aws:policy/",
        "arn:aws:iam:eu-west-1:aws:policy/x", "arn:aws:sts::aws:policy/x", "policy/x"}) {
    EXPECT_EQ(arn(other), "is not the ARN of a policy" + what_to_write) << other;
  }
  for (const char* const account : {"12345678901", ""}) {
    EXPECT_EQ(arn("arn:aws:iam::" + std::string(account) + ":policy/x"),
              "has an account that is neither aws nor twelve digits" + what_to_write);
  }
  EXPECT_EQ(arn("arn:minio:iam::aws:policy/x"), "has a partition that is not one of AWS");
  EXPECT_EQ(arn("arn:aws:iam::aws:policy/a b"),
            "has a blank or another character that no policy has in its name");
}

TEST(PolicyArn, IsOneAlone) {
  EXPECT_EQ(
      arn("arn:aws:iam::aws:policy/a,arn:aws:iam::aws:policy/b"),
      "holds several ARNs (each ARN has an option of its own: --policy-arn A --policy-arn B)");
}

TEST(PolicyArn, Has2048CharactersAtMost) {
  const std::string prefix = "arn:aws:iam::aws:policy/";
  EXPECT_EQ(arn(prefix + std::string(2048 - prefix.size(), 'n')), "accepted");
  EXPECT_EQ(arn(prefix + std::string(2049 - prefix.size(), 'n')), "must be 20 to 2048 characters");
}

}  // namespace
}  // namespace stsmfa::sts
