#include "cli/repeat.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TEST(RefreshCommand, IsTheProfileAlone) {
  EXPECT_EQ(refresh_command({}, "dev"), "stsmfa dev");
  EXPECT_EQ(refresh_command({.profile = "dev-long-term"}, "dev"), "stsmfa dev");
  EXPECT_EQ(refresh_command({}, "dev box"), "stsmfa 'dev box'");
  EXPECT_EQ(refresh_command({}, "status"), "stsmfa --profile status");
  EXPECT_EQ(refresh_command({}, "-x"), "stsmfa --profile -x");
}

TEST(RefreshCommand, RepeatsWhatSaysWhichSessionIsMeant) {
  const Options options{.verb = "exec",
                        .assume_role = "private_aws/other",
                        .section = "x",
                        .device = "arn:aws:iam::123456789012:mfa/lee",
                        .credentials_file = "/my keys",
                        .command = {"true"},
                        .token = Secret("123456"),
                        .duration = Seconds(900),
                        .no_prompt = true};
  EXPECT_EQ(refresh_command(options, "bastion"),
            "stsmfa bastion --assume-role private_aws/other --duration 900 --section x --device "
            "arn:aws:iam::123456789012:mfa/lee --credentials-file '/my keys'");
}

TEST(RefreshCommand, RepeatsThatTheSessionThatIsThereDoesNotDo) {
  EXPECT_EQ(refresh_command({.force = true}, "dev"), "stsmfa dev --force");
  EXPECT_EQ(refresh_command({.mfa_session = true}, "dev"), "stsmfa dev --mfa-session");
  EXPECT_EQ(refresh_command({.force = true, .all = true}, ""), "stsmfa --all --force");
}

TEST(AllCommand, NamesEachAndIsNotMisread) {
  EXPECT_EQ(all_command({}), "stsmfa --all");
  EXPECT_EQ(all_command({"dev", "a b", "status"}), "stsmfa --all dev 'a b' status");
  EXPECT_EQ(all_command({"status", "dev"}), "stsmfa refresh --all status dev");
}

TEST(RefreshCommand, IsForManyWhatWasForMany) {
  EXPECT_EQ(refresh_command({.patterns = {"prod-*"}, .all = true}, "x"), "stsmfa --all 'prod-*'");
}

}  // namespace
}  // namespace stsmfa::cli
