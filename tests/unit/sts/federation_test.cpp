#include "sts/federation.h"

#include "tests/unit/sts/verdict.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

const ConsoleHosts aws = *console_hosts("aws");

Credentials keys() { return {"ASIAIOSFODNN7EXAMPLE", Secret("wJ/+\""), Secret("FwoGZ\\X=")}; }

TEST(ConsoleHosts, AreThoseOfThePartition) {
  EXPECT_EQ(aws.sign_in, "signin.aws.amazon.com");
  EXPECT_EQ(aws.console, "console.aws.amazon.com");
  EXPECT_EQ(console_hosts("aws-cn")->sign_in, "signin.amazonaws.cn");
  EXPECT_EQ(console_hosts("aws-us-gov")->console, "console.amazonaws-us-gov.com");
  EXPECT_EQ(console_hosts("aws-eusc")->sign_in, "signin.amazonaws-eusc.eu");
  for (const std::string_view partition : {"aws-iso", "aws-iso-b", "aws-iso-f", "", "gcp"}) {
    EXPECT_FALSE(console_hosts(partition)) << partition;
  }
}

TEST(SigninTokenRequest, HasAllSecretsInItsBody) {
  const Request request =
      signin_token_request("https://signin.aws.amazon.com", keys(), std::nullopt);
  EXPECT_EQ(request.url, "https://signin.aws.amazon.com/federation");
  ASSERT_EQ(request.headers.size(), 1U);
  EXPECT_EQ(request.headers[0].name, "Content-Type");
  EXPECT_EQ(request.headers[0].value.reveal(), "application/x-www-form-urlencoded");
  EXPECT_EQ(request.body.reveal(),
            "Action=getSigninToken&Session=%7B%22sessionId%22%3A%20%22ASIAIOSFODNN7EXAMPLE%22%2C%20"
            "%22sessionKey%22%3A%20%22wJ%2F%2B%5C%22%22%2C%20%22sessionToken%22%3A%20%22FwoGZ%5C%5C"
            "X%3D%22%7D");
}

TEST(SigninTokenRequest, HasADurationOnlyWhereOneIsGiven) {
  const Request request = signin_token_request("http://localhost:5000/", keys(), Seconds(3600));
  EXPECT_EQ(request.url, "http://localhost:5000/federation");
  EXPECT_TRUE(
      request.body.reveal().starts_with("Action=getSigninToken&SessionDuration=3600&Session=%7B"));
}

TEST(LoginUrl, LeadsToTheDestination) {
  EXPECT_EQ(login_url("https://signin.aws.amazon.com",
                      "https://console.aws.amazon.com/s3/home?region=eu-west-1#a", "to+k/en=")
                .reveal(),
            "https://signin.aws.amazon.com/federation?Action=login&Issuer=stsmfa"
            "&Destination=https%3A%2F%2Fconsole.aws.amazon.com%2Fs3%2Fhome%3Fregion%3Deu-west-1%23a"
            "&SigninToken=to%2Bk%2Fen%3D");
}

TEST(ConsoleUrl, NamesTheRegionInTheHostAndInTheQuery) {
  EXPECT_EQ(console_url(aws, "s3", "eu-west-1"),
            "https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1");
  EXPECT_EQ(console_url(aws, "s3", ""), "https://console.aws.amazon.com/s3/home");
  EXPECT_EQ(console_url(aws, "", ""), "https://console.aws.amazon.com/console/home");
  EXPECT_EQ(console_url(*console_hosts("aws-cn"), "", "cn-north-1"),
            "https://cn-north-1.console.amazonaws.cn/console/home?region=cn-north-1");
}

TEST(ConsoleUrl, IsOneThatMayBeADestination) {
  EXPECT_FALSE(check_console_destination(aws, console_url(aws, "s3", "eu-west-1")));
  EXPECT_FALSE(check_console_destination(aws, console_url(aws, "", "")));
}

TEST(ConsoleService, IsAWordOfLowerCaseLettersDigitsAndDashes) {
  for (const std::string_view service : {"s3", "ec2", "systems-manager"}) {
    EXPECT_FALSE(check_console_service(service)) << service;
  }
  for (const std::string_view service : {"", "S3", "s3/home", "-s3", "s3-", "s 3", "a.b", "s3?x"}) {
    EXPECT_TRUE(check_console_service(service)) << service;
  }
  EXPECT_FALSE(check_console_service(std::string(64, 's')));
  EXPECT_TRUE(check_console_service(std::string(65, 's')));
}

TEST(ConsoleDestination, IsAPageOfThePartitionsConsole) {
  for (const std::string_view url :
       {"https://console.aws.amazon.com", "https://console.aws.amazon.com/s3/home?region=x#a/b?c",
        "https://eu-west-1.console.aws.amazon.com/x", "https://S3.Console.AWS.amazon.com/s3",
        "https://console.aws.amazon.com/cloudwatch#logs#events"}) {
    EXPECT_FALSE(check_console_destination(aws, url)) << url;
  }
  EXPECT_FALSE(check_console_destination(*console_hosts("aws-cn"), "https://console.amazonaws.cn"));
}

TEST(ConsoleDestination, IsNothingElse) {
  for (const std::string_view url :
       {"", "console.aws.amazon.com", "http://console.aws.amazon.com/",
        "https://evil.example/console.aws.amazon.com", "https://evilconsole.aws.amazon.com/",
        "https://console.aws.amazon.com.evil.example/", "https://console.aws.amazon.com@evil/",
        "https://a@console.aws.amazon.com/", "https://console.aws.amazon.com:8443/",
        "https://console.aws.amazon.com\\@evil.example/",
        "https://evil.example#.console.aws.amazon.com", "https://console.aws.amazon.com/a b",
        "https://console.aws.amazon.com/#a\nb", "https://console.aws.amazon.com/#a b",
        "https://console.amazonaws.cn/", "https://signin.aws.amazon.com/"}) {
    EXPECT_TRUE(check_console_destination(aws, url)) << url;
  }
  const auto verdict = [](std::string_view url) {
    return test::verdict(check_console_destination(aws, url));
  };
  EXPECT_EQ(verdict("https://console.aws.amazon.com/a b"), "is not a URL");
  EXPECT_EQ(verdict("http://console.aws.amazon.com/"), "must begin with https://");
  EXPECT_EQ(
      verdict("https://evil.example/"),
      "must be a page of console.aws.amazon.com (the sign-in leads nowhere but to the console "
      "of the role's partition)");
}

}  // namespace
}  // namespace stsmfa::sts
