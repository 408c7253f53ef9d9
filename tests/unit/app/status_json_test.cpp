#include "app/status_json.h"

#include "tests/unit/app/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::app {
namespace {

TEST(StatusJson, HasAllMembersWhateverIsKnown) {
  const std::vector<ProfileStatus> statuses = {
      {.facts = {.profile = "app",
                 .section = "app-mfa",
                 .role_arn = "arn:aws:iam::123456789012:role/iamAdmin",
                 .device = "arn:aws:iam::210987654321:mfa/lee",
                 .region = "eu-west-1",
                 .source = "[profile app]",
                 .duration = std::chrono::hours(1)},
       .state = SessionState::fresh,
       .expires_at = at("2026-11-21 12:00:00"),
       .left = Seconds(2520)},
      {.facts = {.profile = "a\"b"}, .state = SessionState::unusable, .problem = "no \\ key"},
  };
  EXPECT_EQ(
      status_json(statuses),
      "[\n"
      "{\"profile\": \"app\", \"section\": \"app-mfa\", \"state\": \"fresh\", \"expires_at\": "
      "\"2026-11-21T12:00:00Z\", \"seconds_left\": 2520, \"role_arn\": "
      "\"arn:aws:iam::123456789012:role/iamAdmin\", \"account_id\": \"123456789012\", \"region\": "
      "\"eu-west-1\", \"source\": \"[profile app]\", \"problem\": null},\n"
      "{\"profile\": \"a\\\"b\", \"section\": null, \"state\": \"unusable\", \"expires_at\": null, "
      "\"seconds_left\": 0, \"role_arn\": null, \"account_id\": null, \"region\": null, "
      "\"source\": null, \"problem\": \"no \\\\ key\"}\n"
      "]\n");
}

TEST(StatusJson, IsAnEmptyArrayWithoutProfiles) { EXPECT_EQ(status_json({}), "[]\n"); }

}  // namespace
}  // namespace stsmfa::app
