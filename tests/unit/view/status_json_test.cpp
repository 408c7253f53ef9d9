#include "view/status_json.h"

#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

std::string status_json(const std::vector<ProfileStatus>& statuses) {
  std::string text;
  print_status_json(statuses, [&](std::string_view part) { text += part; });
  return text;
}

TEST(StatusJson, HasAllMembersWhateverIsKnown) {
  const std::vector<ProfileStatus> statuses = {
      {.facts = {.profile = "app",
                 .section = "app-mfa",
                 .role_arn = "arn:aws:iam::123456789012:role/iamAdmin",
                 .device = "arn:aws:iam::210987654321:mfa/lee",
                 .region = "eu-west-1",
                 .source = "[profile app]",
                 .duration = std::chrono::hours(1)},
       .state = SessionState::expiring,
       .stale = true,
       .expires_at = test::at("2026-11-21 12:00:00"),
       .left = Seconds(120),
       .without_code = true,
       .kept = KeptStatus{.section = "app-mfa",
                          .expires_at = test::at("2026-11-21 12:30:00"),
                          .left = Seconds(1800),
                          .duration = Seconds(3600)}},
      {.facts = {.profile = "mfa-K", .section = "mfa-K", .serves = {"app", "b\"c"}}},
      {.facts = {.profile = "mfa-L", .section = "mfa-L", .is_shared_alone = true}},
      {.facts = {.profile = "a\"b"}, .state = SessionState::unusable, .problem = "no \\ key"},
  };
  EXPECT_EQ(
      status_json(statuses),
      "[\n"
      "{\"profile\": \"app\", \"section\": \"app-mfa\", \"state\": \"expiring\", \"stale\": true, "
      "\"expires_at\": \"2026-11-21T12:00:00Z\", \"seconds_left\": 120, \"role_arn\": "
      "\"arn:aws:iam::123456789012:role/iamAdmin\", \"account_id\": \"123456789012\", \"region\": "
      "\"eu-west-1\", \"source\": \"[profile app]\", \"problem\": null, \"shared\": false, "
      "\"serves\": [], \"without_code\": true, \"kept_section\": \"app-mfa\", "
      "\"kept_expires_at\": \"2026-11-21T12:30:00Z\", \"kept_seconds_left\": 1800},\n"
      "{\"profile\": \"mfa-K\", \"section\": \"mfa-K\", \"state\": \"none\", \"stale\": false, "
      "\"expires_at\": null, "
      "\"seconds_left\": 0, \"role_arn\": null, \"account_id\": null, \"region\": null, "
      "\"source\": null, \"problem\": null, \"shared\": true, \"serves\": [\"app\", \"b\\\"c\"], "
      "\"without_code\": false, \"kept_section\": null, \"kept_expires_at\": null, "
      "\"kept_seconds_left\": 0},\n"
      "{\"profile\": \"mfa-L\", \"section\": \"mfa-L\", \"state\": \"none\", \"stale\": false, "
      "\"expires_at\": null, "
      "\"seconds_left\": 0, \"role_arn\": null, \"account_id\": null, \"region\": null, "
      "\"source\": null, \"problem\": null, \"shared\": true, \"serves\": [], \"without_code\": "
      "false, \"kept_section\": null, \"kept_expires_at\": null, \"kept_seconds_left\": 0},\n"
      "{\"profile\": \"a\\\"b\", \"section\": null, \"state\": \"unusable\", \"stale\": false, "
      "\"expires_at\": null, "
      "\"seconds_left\": 0, \"role_arn\": null, \"account_id\": null, \"region\": null, "
      "\"source\": null, \"problem\": \"no \\\\ key\", \"shared\": false, \"serves\": [], "
      "\"without_code\": false, \"kept_section\": null, \"kept_expires_at\": null, "
      "\"kept_seconds_left\": 0}\n"
      "]\n");
}

TEST(StatusJson, IsAnEmptyArrayWithoutProfiles) { EXPECT_EQ(status_json({}), "[]\n"); }

TEST(StatusJson, IsPrintedInPartsThatAreOneArray) {
  const std::vector<ProfileStatus> statuses(1000, {.facts = {.profile = "dev"}});
  std::size_t parts = 0;
  print_status_json(statuses, [&](std::string_view) { ++parts; });
  EXPECT_GT(parts, 4U);
  const std::string one = status_json({statuses.front()});
  const std::string object = one.substr(2, one.size() - 5);
  std::string all = "[\n" + object;
  for (int i = 1; i < 1000; ++i)
    all += ",\n" + object;
  EXPECT_EQ(status_json(statuses), all + "\n]\n");
}

}  // namespace
}  // namespace stsmfa::view
