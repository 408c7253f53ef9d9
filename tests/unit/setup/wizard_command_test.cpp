#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class WizardCommand : public WizardTest {
 protected:
  WizardCommand() { options.profile = "dev"; }
};

TEST_F(WizardCommand, IsWrittenInsteadOfItsKeys) {
  use_command(lee);
  EXPECT_EQ(run({"", ""}).status, ExitStatus::success);
  EXPECT_THAT(commands, ElementsAre("pass keys"));
  EXPECT_THAT(screen, HasSubstr("these are the keys of " + lee.arn));
  EXPECT_EQ(file(), "[dev-long-term]\ncredential_process = pass keys\n" + device_line(lee_device));
}

TEST_F(WizardCommand, IsShownByItsFirstWord) {
  use_command(lee);
  options.keys_from = "/bin/echo hunter2";
  EXPECT_EQ(run({"", ""}).status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("    credential_process = /bin/echo …\n"));
  EXPECT_THAT(screen, Not(HasSubstr("hunter2")));
}

TEST_F(WizardCommand, TakesThePlaceOfTheSamePair) {
  use_command(lee);
  const std::string own = "[dev]\nregion = eu-west-1\n";
  write_file(own + pair_of(lee) + device_line(lee_device));
  EXPECT_EQ(run({"", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), own + device_line(lee_device) +
                        "[dev-long-term]\ncredential_process = pass keys\n" +
                        device_line(lee_device));
}

TEST_F(WizardCommand, ThatFailsEndsTheWizardBeforeItAsks) {
  write_file("[other]\n");
  options.keys_from = "false";
  command = []() -> ask::ProcessCredentials {
    throw Error{.object = "--keys-from", .cause = "ended with status 1"};
  };
  EXPECT_EQ(run({}).cause, "ended with status 1");
  EXPECT_EQ(screen, "");
  expect_untouched();
}

TEST_F(WizardCommand, MustPrintLongTermKeys) {
  write_file("[other]\n");
  use_command(lee);
  command = [] {
    ask::ProcessCredentials given = long_term(lee);
    given.session_token = Secret("token");
    return given;
  };
  const Error error = run({});
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.cause, "the command gives temporary keys");
  EXPECT_EQ(screen, "");
  expect_untouched();
}

}  // namespace
}  // namespace stsmfa::setup
