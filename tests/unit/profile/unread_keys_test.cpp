#include "profile/unread_keys.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::keys;
using testing::ElementsAre;
using testing::IsEmpty;

/// Where `profile`, planned or not, has keys that nobody heeds.
std::vector<std::string> origins(const std::string& credentials, const std::string& config,
                                 const std::string& profile) {
  std::vector<std::string> found;
  for (const UnreadKey& key :
       test::found_in_sections(credentials, config, profile, find_unread_keys)) {
    found.push_back(key.origin);
  }
  return found;
}

std::string role(const std::string& name, const std::string& source) {
  return "[profile " + name + "]\nrole_arn = r\nsource_profile = " + source + "\n";
}

TEST(FindUnreadKeys, LooksAtTheProfileAndAtEachSource) {
  const std::string config =
      role("end", "mid") + "mfa-serial = d\n" + role("mid", "login") + "external-id = e\n";
  EXPECT_THAT(origins("[login-long-term]\n" + keys + "assume-role = r\n", config, "end"),
              ElementsAre("[profile end] mfa-serial", "[profile mid] external-id",
                          "[login-long-term] assume-role"));
}

TEST(FindUnreadKeys, LooksAtAProfileOfALoopOnce) {
  EXPECT_THAT(origins("", role("a", "b") + "external-id = e\n" + role("b", "a"), "a"),
              ElementsAre("[profile a] external-id"));
}

TEST(FindUnreadKeys, FollowsNoMoreRolesThanAPlan) {
  std::string config = "[profile c0]\n" + keys + "mfa-serial = d\n";
  for (int i = 1; i <= 101; ++i) {
    config += role("c" + std::to_string(i), "c" + std::to_string(i - 1));
  }
  EXPECT_THAT(origins("", config, "c100"), ElementsAre("[profile c0] mfa-serial"));
  EXPECT_THAT(origins("", config, "c101"), IsEmpty());
}

}  // namespace
}  // namespace stsmfa::profile
