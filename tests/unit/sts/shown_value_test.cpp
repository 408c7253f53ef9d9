#include "sts/shown_value.h"

#include "sts/parameter.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

const std::string secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const std::string alphanumeric = "abcdEFGH1234567890abcdEFGH1234567890abcd";

TEST(ShownValue, HidesASecretAndWhateverStandsAroundIt) {
  for (const std::string& key : {secret, alphanumeric}) {
    for (const std::string& value :
         {key, '"' + key + '"', "'" + key + "'", key + ",", key + ";", key + "\\", key + "=",
          "aws_secret_access_key = " + key, "aws_secret_access_key=" + key, key + " # mine",
          "AKIAIOSFODNN7EXAMPLE:" + key, "AKIAIOSFODNN7EXAMPLE/" + key, "/" + key, key + "/",
          "\xe2\x80\x8b" + key, "arn: " + key,
          "arn:aws:iam::123456789012:mfa/lee aws_secret_access_key = " + key}) {
      EXPECT_TRUE(looks_like_secret_access_key(value)) << value;
      EXPECT_EQ(shown_value(value), "(" + std::to_string(value.size()) +
                                        " characters, not shown: it looks like a secret access "
                                        "key)");
      EXPECT_TRUE(check_serial_number(value)) << value;
    }
  }
  EXPECT_TRUE(looks_like_secret_access_key(alphanumeric + "x"));
}

TEST(ShownValue, IsWholeWhereThereIsNoSecret) {
  for (const std::string& value :
       {std::string(), secret.substr(5), std::string(40, 'a'),
        std::string("0123456789abcdef0123456789abcdef01234567"),
        std::string("arn:aws:iam::123456789012:mfa/Lee.Phillip"),
        "arn:aws:iam::123456789012:role/" + alphanumeric,
        std::string("arn:aws:iam::123456789012:role/path/OfServices/Stack2OrganizationAccessRole"),
        std::string("123456789012/OrganizationAccountAccessR2"),
        std::string("123456789012/OrganizationAccountAccessRole"),
        std::string("/usr/local/share/ca-certificates/Corporation2024.crt"),
        std::string("/home/lee/Projects/CompanyName2/scripts/codes"),
        std::string("/srv/Lee/Applications/Team2/codes"),
        std::string("/opt/Company/OperationsAutomation2024Release/bin"),
        std::string("lee.phillip.Developer2@department.example.com"),
        std::string("eu-central-1")}) {
    EXPECT_FALSE(looks_like_secret_access_key(value)) << value;
    EXPECT_EQ(shown_value(value), value);
  }
}

TEST(ShownValue, IsNothingOfASecretWithACharacterLostOrAdded) {
  for (const std::string& value :
       {secret.substr(1), secret.substr(0, 38), secret + "x", "a" + secret, secret + secret,
        alphanumeric.substr(2), alphanumeric + "+", '/' + secret.substr(1, 38),
        "/" + secret.substr(3) + "/x"}) {
    EXPECT_TRUE(looks_like_secret_access_key(value)) << value;
  }
}

TEST(ShownValue, IsTheFirstOfSeveralLines) {
  EXPECT_EQ(shown_value("eu-west-1\n" + secret), "eu-west-1 (and more lines, not shown)");
  EXPECT_EQ(shown_value(secret + "\r\nx"),
            "(40 characters, not shown: it looks like a secret access key) (and more lines, not "
            "shown)");
}

TEST(ShownAccessKeyId, IsNotEvenTheStartOfASecret) {
  EXPECT_EQ(shown_access_key_id("AKIAIOSFODNN7EXAMPLE"), "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(shown_access_key_id("minioadmin"), "mini...");
  EXPECT_EQ(shown_access_key_id(secret), "(not shown)");
  EXPECT_EQ(shown_access_key_id(alphanumeric), "(not shown)");
  EXPECT_TRUE(check_access_key_id(alphanumeric));
}

}  // namespace
}  // namespace stsmfa::sts
