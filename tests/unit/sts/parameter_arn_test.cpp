#include "sts/parameter.h"
#include "tests/unit/sts/verdict.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

using test::verdict;

std::string device(std::string_view arn) { return verdict(check_serial_number(arn)); }
std::string role(std::string_view arn) { return verdict(check_role_arn(arn)); }

const std::string device_hint =
    " (write arn:aws:iam::ACCOUNT:mfa/NAME, as the IAM console shows it)";
const std::string role_hint =
    " (the role's own ARN is arn:aws:iam::ACCOUNT:role/NAME; stsmfa also takes ACCOUNT/NAME)";

TEST(SerialNumber, IsAVirtualDeviceOfAnyPartition) {
  EXPECT_EQ(device("arn:aws:iam::123456789012:mfa/lee"), "accepted");
  EXPECT_EQ(device("arn:aws:iam::123456789012:mfa/path/to/lee@example.com"), "accepted");
  EXPECT_EQ(device("arn:aws-us-gov:iam::123456789012:mfa/lee"), "accepted");
  EXPECT_EQ(device("arn:aws-cn:iam::123456789012:mfa/lee"), "accepted");
  EXPECT_EQ(device("arn:aws:iam:::mfa/ceph"), "accepted");
  EXPECT_EQ(device("arn:minio:iam:::mfa/root"), "accepted");
}

TEST(SerialNumber, IsTheSerialNumberOfAHardwareDevice) {
  EXPECT_EQ(device("GAHT12345678"), "accepted");
  EXPECT_EQ(device("123456789"), "accepted");
}

TEST(SerialNumber, Has9To256OfItsCharacters) {
  const std::string cause = "must be 9 to 256 characters of letters, digits and _+=/:,.@-";
  EXPECT_EQ(device(std::string(9, 'a')), "accepted");
  EXPECT_EQ(device(std::string(8, 'a')), cause + device_hint);
  EXPECT_EQ(device("mfa/lee"), cause + device_hint);
  EXPECT_EQ(device(""), cause + device_hint);
  const std::string prefix = "arn:aws:iam::123456789012:mfa/";
  EXPECT_EQ(device(prefix + std::string(256 - prefix.size(), 'n')), "accepted");
  EXPECT_EQ(device(prefix + std::string(257 - prefix.size(), 'n')), cause);
  EXPECT_EQ(device("arn:aws:iam::123456789012:mfa/lee smith"), cause);
  EXPECT_EQ(device("arn:aws:iam::123456789012:mfa/lee\n"), cause);
  EXPECT_EQ(device("GAHT;12345678"), cause + device_hint);
}

TEST(SerialNumber, OfAUserIsToldHowToBeADevice) {
  EXPECT_EQ(device("arn:aws:iam::123456789012:user/lee"),
            "is the ARN of a user, not of an MFA device" + device_hint);
}

TEST(SerialNumber, OfAFidoKeyIsToldThatItHasNoCodes) {
  EXPECT_EQ(device("arn:aws:iam::123456789012:u2f/user/lee/key-ABCDEFGH"),
            "is a FIDO key (a FIDO key has no codes; STS takes only virtual or hardware TOTP "
            "devices; for FIDO keys, AWS's own way is aws login or SSO)");
}

TEST(SerialNumber, OfSomethingElseIsRefused) {
  for (const char* arn :
       {"arn:aws:iam::123456789012:sms-mfa/lee", "arn:aws:iam::123456789012:role/admin",
        "arn:aws:sts::123456789012:mfa/lee", "arn:aws:iam:us-east-1:123456789012:mfa/lee",
        "arn:aws:iam::123456789012:mfa/", "arn:aws:iam::123456789012:mfa", "arn:aws:iam:mfa/lee",
        "arn:123456789", "arn:aws:iam::123456789012:MFA/lee"}) {
    EXPECT_EQ(device(arn), "is not the ARN of an MFA device" + device_hint) << arn;
  }
}

TEST(SerialNumber, HasAnAccountOfTwelveDigits) {
  const std::string cause = "has an account that is not twelve digits";
  EXPECT_EQ(device("arn:aws:iam::12345678901:mfa/lee"), cause);
  EXPECT_EQ(device("arn:aws:iam::1234567890123:mfa/lee"), cause);
  EXPECT_EQ(device("arn:aws:iam::12345678901a:mfa/lee"), cause);
  EXPECT_EQ(device("arn:aws:iam::1234-5678-9012:mfa/lee"), cause);
}

TEST(RoleArn, IsARoleOfAnyPartitionWithOrWithoutAnAccount) {
  EXPECT_EQ(role("arn:aws:iam::123456789012:role/iamAdmin"), "accepted");
  EXPECT_EQ(role("arn:aws-us-gov:iam::123456789012:role/path/to/admin"), "accepted");
  EXPECT_EQ(role("arn:aws-cn:iam::123456789012:role/admin"), "accepted");
  EXPECT_EQ(role("arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/x_1+=,.@-"),
            "accepted");
  EXPECT_EQ(role("arn:aws:iam:::role/ceph"), "accepted");
}

TEST(RoleArn, Has20To2048Characters) {
  EXPECT_EQ(role("arn:aws:iam:::role/a"), "accepted");  // 20, and no shorter role has a name
  EXPECT_NE(role("arn:aws:iam:::role/"), "accepted");
  const std::string prefix = "arn:aws:iam::123456789012:role/";
  EXPECT_EQ(role(prefix + std::string(2048 - prefix.size(), 'r')), "accepted");
  EXPECT_EQ(role(prefix + std::string(2049 - prefix.size(), 'r')), "must be 20 to 2048 characters");
}

TEST(RoleArn, OfSomethingElseIsToldWhatItIs) {
  EXPECT_EQ(role("arn:aws:iam::123456789012:user/lee"),
            "is the ARN of a user, not of a role" + role_hint);
  EXPECT_EQ(role("arn:aws:iam::123456789012:instance-profile/web"),
            "is the ARN of an instance profile, not of a role" + role_hint);
  EXPECT_EQ(role("arn:aws:sts::123456789012:assumed-role/admin/lee"),
            "is the ARN of an assumed role, that is of a session" + role_hint);
  EXPECT_EQ(role("arn:aws:iam::123456789012:mfa/lee"),
            "is the ARN of an MFA device, not of a role" + role_hint);
  EXPECT_EQ(role("arn:aws:iam::123456789012:group/admins"),
            "is the ARN of a group, not of a role" + role_hint);
  EXPECT_EQ(role("arn:aws:iam::123456789012:policy/admin"),
            "is the ARN of a policy, not of a role" + role_hint);
}

TEST(RoleArn, OfNothingKnownIsRefused) {
  for (const char* text : {"", "iamAdmin", "123456789012/iamAdmin", "arn:aws:iam:role/admin"}) {
    EXPECT_EQ(role(text), "is not an ARN" + role_hint) << text;
  }
  for (const char* text :
       {"arn:aws:s3:::bucket-of-somebody", "arn:aws:iam::123456789012:root",
        "arn:aws:iam:us-east-1:123456789012:role/admin", "arn:aws:sts::123456789012:role/admin",
        "arn:aws:iam::123456789012:role", "arn:aws:iam::123456789012:Role/admin"}) {
    EXPECT_EQ(role(text), "is not the ARN of a role" + role_hint) << text;
  }
}

TEST(RoleArn, HasAPartitionOfAwsAndAnAccountOfTwelveDigits) {
  for (const char* text :
       {"arn::iam::123456789012:role/admin", "arn:AWS:iam::123456789012:role/a",
        "arn:aws1:iam::123456789012:role/a", "arn:gcp:iam::123456789012:role/a"}) {
    EXPECT_EQ(role(text), "has a partition that is not one of AWS") << text;
  }
  for (const char* text :
       {"arn:aws:iam::12345678901:role/admin", "arn:aws:iam::1234567890123:role/admin",
        "arn:aws:iam::x23456789012:role/admin"}) {
    EXPECT_EQ(role(text), "has an account that is not twelve digits") << text;
  }
}

TEST(RoleArn, HasNoBlanks) {
  for (const char* text :
       {"arn:aws:iam::123456789012:role/my role", "arn:aws:iam::123456789012:role/a\n",
        "arn:aws:iam::123456789012:role/\xc3\xa9"}) {
    EXPECT_EQ(role(text), "has a blank or another character that no role has in its name") << text;
  }
}

}  // namespace
}  // namespace stsmfa::sts
