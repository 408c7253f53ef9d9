#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string role_line = "assume_role = " + admin + "\n";

/// Keys that stand in the way of others, and AWS does not know them.
class WizardOldKeys : public WizardTest {
 protected:
  WizardOldKeys() { options.profile = "dev"; }

  /// The question for the rewrite, with what an empty answer means.
  std::string last_question(const User& old, const std::string& settings) {
    write_file("[dev-long-term]\n" + pair_of(old) + settings);
    EXPECT_EQ(run({lee.key, lee.secret, "n", "n"}).cause, "nothing is written");
    const auto at = screen.rfind("Write it?");
    return at == std::string::npos ? screen : screen.substr(at, sizeof("Write it? [Y/n]") - 1);
  }

  const User unknown = {"", "AKIANOSUCHKEYEXAMPLE", "a"};
  const std::string not_known = "it is not known whose " + unknown.key + " is: ";
};

TEST_F(WizardOldKeys, AreDeadWhereAwsSaysSoInTheirOwnPartition) {
  const std::string region = "region = eu-west-1\n";
  for (const std::string& settings :
       {device_line(lee_device), region, role_line, device_line(lee_device) + region}) {
    EXPECT_EQ(last_question(unknown, settings), "Write it? [Y/n]") << settings;
    EXPECT_THAT(screen, Not(HasSubstr("not known")));
  }
}

TEST_F(WizardOldKeys, MayBeAliveInAnotherPartition) {
  const std::string region = "region = cn-north-1\n";
  const std::string device = device_line("arn:aws-cn:iam::210987654321:mfa/lin");
  const std::string role = "role_arn = arn:aws-us-gov:iam::210987654321:role/r\n";
  for (const std::string& settings :
       {std::string(), device_line("GAHT12345678"), device, region, role, role_line + region}) {
    EXPECT_EQ(last_question(unknown, settings), "Write it? [y/N]") << settings;
    EXPECT_THAT(screen, HasSubstr(not_known + "AWS does not know it where it was asked"));
  }
}

TEST_F(WizardOldKeys, MayBeAliveWithASecretThatIsMistyped) {
  const User mistyped = {kim.arn, kim.key, "mistyped"};
  EXPECT_EQ(last_question(mistyped, device_line(lee_device)), "Write it? [y/N]");
  EXPECT_THAT(screen, HasSubstr("it is not known whose " + kim.key + " is: AWS: An error"));
}

TEST_F(WizardOldKeys, OfAnotherPartitionAreNotOverwrittenByAPairThatIsMoved) {
  write_file("[dev]\n" + pair_of(lee) + "[dev-long-term]\n" + pair_of(unknown) +
             device_line("arn:aws-cn:iam::210987654321:mfa/lin"));
  EXPECT_EQ(run({"", "", "", "", ""}).cause, "nothing is written");
  EXPECT_THAT(screen,
              HasSubstr("[dev] holds long-term keys. Move them to [dev-long-term], in place "
                        "of " +
                        unknown.key + "'s? [Y/n] "));
  EXPECT_THAT(screen, HasSubstr("    the secret of " + unknown.key + " is replaced\n"));
  EXPECT_THAT(screen, HasSubstr(not_known));
  expect_untouched();
}

TEST_F(WizardOldKeys, OfAnotherUserAreReplacedWhenThePersonHasBeenTold) {
  write_file("[dev-long-term]\n" + pair_of(kim));
  const Error error = run({lee.key, lee.secret, "", ""});
  EXPECT_EQ(error.cause, "nothing is written");
  EXPECT_THAT(screen, HasSubstr("setup: the keys that are there are those of " + kim.arn +
                                ", another user: they are replaced wherever they stand\n"));
  expect_untouched();
}

}  // namespace
}  // namespace stsmfa::setup
