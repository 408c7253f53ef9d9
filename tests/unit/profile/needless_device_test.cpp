#include "profile/needless_device.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::keys;
using test::Staged;

const std::string session =
    "[login]\nassumed_role = False\naws_access_key_id = ASIA\naws_secret_access_key = S\n"
    "aws_session_token = T\nexpiration = 2026-11-21 13:00:00\n";
const std::string app =
    "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = login\n";
const std::string device = "mfa_serial = arn:aws:iam::123456789012:mfa/lee\n";

/// What is said of `profile`.
std::string words(const std::string& credentials, const std::string& config,
                  const std::string& profile = "app") {
  const test::Scene scene{
      .credentials = credentials, .config = config, .options = {.profile = profile}};
  const Staged staged(scene);
  return words_on_needless_device(staged.plan(), staged.files);
}

TEST(WordsOnNeedlessDevice, NameTheDeviceTheProfileAndTheSectionThatServesIt) {
  const std::string said = words("[login-long-term]\n" + keys + session, app + device);
  EXPECT_EQ(said,
            "without [profile app] mfa_serial every SDK assumes the role of app from [login] by "
            "itself, which one code a day keeps fresh");
}

TEST(WordsOnNeedlessDevice, AreNoneWhereTheDeviceIsNeeded) {
  EXPECT_EQ(words("[login]\n" + keys, app + device), "") << "plain keys would mean no MFA at all";
  EXPECT_EQ(words("[login-long-term]\n" + keys, app + device), "") << "there is no session";
  EXPECT_EQ(words("[login-long-term]\n" + keys + "[login]\n" + keys, app + device), "");
}

TEST(WordsOnNeedlessDevice, AreNoneForAProfileThatIsNoRoles) {
  const std::string credentials = "[login-long-term]\n" + keys + session;
  EXPECT_EQ(words(credentials, app), "") << "it names no device";
  EXPECT_EQ(words("[app-long-term]\n" + keys + credentials, app + device), "")
      << "a long-term section comes first";
}

}  // namespace
}  // namespace stsmfa::profile
