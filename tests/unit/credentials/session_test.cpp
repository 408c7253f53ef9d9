#include "credentials/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using testing::ElementsAre;

std::vector<std::string> written(const Session& session) {
  std::vector<std::string> lines;
  for (const auto& [key, value] : assignments_of(session)) {
    lines.push_back(key + (value ? " = " + std::string(value->reveal()) : " removed"));
  }
  return lines;
}

Session session_of(std::string role_arn) {
  return {.assumed_role_arn = std::move(role_arn),
          .access_key_id = "ASIAIOSFODNN7EXAMPLE",
          .secret_access_key = Secret("wJalr"),
          .session_token = Secret("IQoJb3"),
          .expiration = *parse_expiration("2026-01-02 03:04:05")};
}

std::optional<Section> section_of(const std::string& text) {
  return Document(text, "credentials").section("x");
}

TEST(AssignmentsOf, AreAwsMfasKeysInItsOrder) {
  EXPECT_THAT(
      written(session_of("arn:aws:iam::123456789012:role/r")),
      ElementsAre("assumed_role = True", "assumed_role_arn = arn:aws:iam::123456789012:role/r",
                  "assumed_from removed", "assumed_through removed",
                  "aws_access_key_id = ASIAIOSFODNN7EXAMPLE", "aws_secret_access_key = wJalr",
                  "aws_session_token = IQoJb3", "aws_security_token = IQoJb3",
                  "expiration = 2026-01-02 03:04:05"));
}

TEST(AssignmentsOf, WithoutARoleItsArnIsRemoved) {
  const auto lines = written(session_of(""));
  EXPECT_EQ(lines[0], "assumed_role = False");
  EXPECT_EQ(lines[1], "assumed_role_arn removed");
}

TEST(AssignmentsOf, OfAKeptSessionItsSourceIsNoted) {
  Session session = session_of("arn:aws:iam::123456789012:role/r");
  session.assumed_from = "login";
  session.assumed_through = "arn:aws:iam::123456789012:role/first";
  const auto lines = written(session);
  EXPECT_EQ(lines[2], "assumed_from = login");
  EXPECT_EQ(lines[3], "assumed_through = arn:aws:iam::123456789012:role/first");
}

TEST(IsKept, NeedsTheMarksOfOursAndASource) {
  EXPECT_TRUE(is_kept(*section_of("[x]\nassumed_role=True\nassumed_from=y\nexpiration=never\n")));
  EXPECT_FALSE(is_kept(*section_of("[x]\nassumed_role=True\nexpiration=never\n")));
  EXPECT_FALSE(is_kept(*section_of("[x]\nassumed_from=y\n")));
}

TEST(IsOurs, NeedsBothMarks) {
  EXPECT_TRUE(is_ours(*section_of("[x]\nassumed_role=False\nexpiration=never\n")));
  EXPECT_FALSE(is_ours(*section_of("[x]\nassumed_role=False\n")));
  EXPECT_FALSE(is_ours(*section_of("[x]\nexpiration=2026-01-02 03:04:05\n")));
}

}  // namespace
}  // namespace stsmfa::credentials
