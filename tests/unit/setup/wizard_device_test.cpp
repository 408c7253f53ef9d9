#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string device_question = "MFA device, an ARN or a serial number [none]: ";

class WizardDevice : public WizardTest {
 protected:
  WizardDevice() { options.profile = "dev"; }

  static std::string section(const User& user, const std::string& device) {
    return "[dev-long-term]\n" + pair_of(user) + device_line(device);
  }
};

TEST_F(WizardDevice, IsChosenOfSeveral) {
  EXPECT_EQ(run({sam.key, sam.secret, "2", "", ""}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("MFA devices of sam:\n"
                                "  1  arn:aws:iam::123456789012:mfa/phone\n"
                                "  2  arn:aws:iam::123456789012:mfa/tablet\n"
                                "Which one [1]? 2\n"
                                "stsmfa: MFA device: arn:aws:iam::123456789012:mfa/tablet\n"));
  EXPECT_EQ(file(), section(sam, sam.devices[1]));
}

TEST_F(WizardDevice, IsNotWrittenWhenNobodyChooses) {
  write_file("[other]\n");
  EXPECT_EQ(run({sam.key, sam.secret}).status, ExitStatus::code_needed);
  EXPECT_THAT(screen, testing::EndsWith("Which one [1]? \n"));
  expect_untouched();
}

TEST_F(WizardDevice, IsMissedAtTheEndWhereThereIsNone) {
  EXPECT_EQ(run({pat.key, pat.secret, "", "", ""}).status, ExitStatus::success);
  EXPECT_THAT(screen, testing::EndsWith("now run stsmfa dev, once there is an MFA device; without "
                                        "one: stsmfa dev --no-mfa\n"));
}

TEST_F(WizardDevice, IsAskedForWhereIamNamesNone) {
  EXPECT_EQ(run({pat.key, pat.secret, "", "", ""}).status, ExitStatus::success);
  EXPECT_THAT(screen,
              HasSubstr("stsmfa: MFA device: IAM knows no MFA device of pat: add one in the IAM "
                        "console\n"));
  EXPECT_THAT(screen, HasSubstr("\n" + device_question + "\n"));
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(pat));
}

TEST_F(WizardDevice, IsAskedForWhereIamDoesNotTell) {
  aws.iam_failure =
      Error{.hint = "IAM was asked: AccessDenied", .aws_mfa = "You must provide --device"};
  EXPECT_EQ(run({sam.key, sam.secret, "", "", ""}).status, ExitStatus::success);
  EXPECT_THAT(screen,
              HasSubstr("stsmfa: MFA device: IAM was asked: AccessDenied\n" + device_question));
  EXPECT_THAT(screen, Not(HasSubstr("You must provide --device")));
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(sam));
}

TEST_F(WizardDevice, IsAskedForWhereIamIsNotReached) {
  aws.iam_failure = Error{.status = ExitStatus::unreached, .object = "IAM", .cause = "no route"};
  EXPECT_EQ(run({lee.key, lee.secret, lee_device, "", ""}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("stsmfa: MFA device: IAM: no route\n" + device_question));
  EXPECT_EQ(file(), section(lee, lee_device));
}

TEST_F(WizardDevice, StaysWithNewKeysOfTheSameUser) {
  write_file(section(lee, lee_device));
  EXPECT_EQ(run({lee_anew.key, lee_anew.secret, ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), section(lee_anew, lee_device));
  EXPECT_THAT(screen, Not(HasSubstr("MFA device")));
}

TEST_F(WizardDevice, StaysWhereIamDoesNotTellWhoseItIsAndThatIsSaid) {
  write_file(section(lee, lee_device));
  aws.iam_failure = Error{.status = ExitStatus::unreached, .object = "IAM", .cause = "no route"};
  EXPECT_EQ(run({kim.key, kim.secret, "y"}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("stsmfa: MFA device: " + lee_device +
                                " stays, though it may be another user's: IAM: no route\n"));
  EXPECT_EQ(file(), section(kim, lee_device));
}

TEST_F(WizardDevice, IsReplacedInEverySectionByThatOfAnotherUser) {
  const std::string second = "[x]\n" + pair_of(lee) + "mfa_serial = " + lee_device + "\n";
  write_file(section(lee, lee_device) + second);
  EXPECT_EQ(run({kim.key, kim.secret, "y"}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("stsmfa: MFA device: " + lee_device +
                                " is not one of these keys' user\n"
                                "stsmfa: MFA device: GAHT12345678\n"));
  EXPECT_EQ(file(), section(kim, kim.devices[0]) + "[x]\n" + pair_of(kim) +
                        "mfa_serial = " + kim.devices[0] + "\n");
}

TEST_F(WizardDevice, ThatIsASecretInTheWrongPlaceIsNotShown) {
  const std::string secret = "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY";
  write_file(section(lee, secret));
  EXPECT_EQ(run({lee_anew.key, lee_anew.secret, ""}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("is not one of these keys' user\n"));
  EXPECT_THAT(screen, Not(HasSubstr(secret)));
  EXPECT_EQ(file(), section(lee_anew, lee_device));
}

TEST_F(WizardDevice, OfAnotherUserStaysWhereTheNewOneHasNoneAndThePersonNamesNone) {
  write_file(section(lee, lee_device));
  EXPECT_EQ(run({pat.key, pat.secret, "", "y"}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr(lee_device + " is not one of these keys' user\n"));
  EXPECT_EQ(times(device_question), 1);
  EXPECT_EQ(file(), section(pat, lee_device));
}

TEST_F(WizardDevice, IsFoundForAPairThatIsMovedWithoutOne) {
  write_file("[dev]\n" + pair_of(lee) + "region = x\n");
  EXPECT_EQ(run({"", "", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[dev]\nregion = x\n" + section(lee, lee_device));
}

}  // namespace
}  // namespace stsmfa::setup
