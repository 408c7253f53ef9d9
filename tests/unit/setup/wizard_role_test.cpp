#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::HasSubstr;

const std::string new_section = "[dev-long-term]\n" + pair_of(lee) + device_line(lee_device);

class WizardRole : public WizardTest {
 protected:
  WizardRole() { options.profile = "dev"; }
};

TEST_F(WizardRole, IsAskedForAgainWhenItIsNone) {
  EXPECT_EQ(run({lee.key, lee.secret, lee.arn, admin, ""}).status, ExitStatus::success);
  EXPECT_THAT(screen,
              HasSubstr("not accepted: the role is the ARN of a user, not of a role\nRole to "));
  EXPECT_EQ(file(), new_section + "assume_role = " + admin + "\n");
}

TEST_F(WizardRole, MayBeABareNameInTheKeysAccount) {
  EXPECT_EQ(run({lee.key, lee.secret, "iamAdmin", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), new_section + "assume_role = " + admin + "\n");
}

TEST_F(WizardRole, OfAnOptionMayBeABareNameToo) {
  options.assume_role = "iamAdmin";
  EXPECT_EQ(run({lee.key, lee.secret, ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), new_section + "assume_role = " + admin + "\n");
}

TEST_F(WizardRole, OfAnOptionIsNoneOfAnAccountThatIsNotKnown) {
  options.assume_role = "iamAdmin";
  write_file("[other]\n");
  aws.sts_failure = Error{.status = ExitStatus::unreached, .object = "STS", .cause = "no route"};
  const Error refused = run({lee.key, lee.secret, "y", ""});
  EXPECT_EQ(refused.status, ExitStatus::usage);
  EXPECT_EQ(one_line(refused), "--assume-role: the role is not an ARN");
  EXPECT_THAT(refused.hint, HasSubstr("give an ARN or ACCOUNT/ROLE"));
  expect_untouched();
}

TEST_F(WizardRole, OfAnOptionIsRefusedBeforeAnythingIsAskedWhereNoRoleHasSuchAName) {
  write_file("[other]\n");
  for (const char* role : {"my role", "x?y", "abcdEFGH1234567890abcdEFGH1234567890abcd"}) {
    options.assume_role = role;
    EXPECT_EQ(run({}).status, ExitStatus::usage) << role;
    EXPECT_EQ(screen, "");
  }
  expect_untouched();
}

TEST_F(WizardRole, HasTheAccountAndThePartitionOfTheKeysUser) {
  const User lin = {"arn:aws-cn:iam::210987654321:user/lin", "AKIALINEXAMPLE777777", "x", {}};
  aws.users.push_back(lin);
  EXPECT_EQ(run({lin.key, lin.secret, "", "a.b", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(lin) +
                        "assume_role = arn:aws-cn:iam::210987654321:role/a.b\n");
}

TEST_F(WizardRole, IsNoBareNameThatIsASecretOrOfAnAccountThatIsNotKnown) {
  const std::string secret = "abcdEFGH1234567890abcdEFGH1234567890abcd";
  EXPECT_EQ(run({lee.key, lee.secret, secret}).status, ExitStatus::code_needed);
  EXPECT_THAT(screen, HasSubstr("not accepted: the role is not an ARN\n"));
  aws.sts_failure = Error{.status = ExitStatus::unreached, .object = "STS", .cause = "no route"};
  EXPECT_EQ(run({lee.key, lee.secret, "y", "", "iamAdmin"}).status, ExitStatus::code_needed);
  EXPECT_THAT(screen, HasSubstr("Role to assume, an ARN or ACCOUNT/ROLE [none]: iamAdmin\n"
                                "stsmfa: setup: not accepted: the role is not an ARN\n"));
}

TEST_F(WizardRole, IsAskedForAgainWhenItsAliasIsMissing) {
  EXPECT_EQ(run({lee.key, lee.secret, "prod/reader", "123456789012/reader", ""}).status,
            ExitStatus::success);
  EXPECT_THAT(screen,
              HasSubstr("stsmfa: setup: not accepted: role: prod/reader: prod is no account "
                        "id, which has twelve digits, and ~/.aws/accounts does not exist"));
  EXPECT_EQ(file(), new_section + "assume_role = 123456789012/reader\n");
}

TEST_F(WizardRole, OfAnOptionWhoseAliasIsMissingIsRefusedBeforeAnythingIsAsked) {
  write_file("[other]\n");
  options.assume_role = "prod/reader";
  EXPECT_EQ(run({}).status, ExitStatus::usage);
  EXPECT_EQ(screen, "");
  expect_untouched();
}

}  // namespace
}  // namespace stsmfa::setup
