#include "sts/call.h"

#include "sts/percent_encoding.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

std::optional<MfaCode> code() {
  return MfaCode{"arn:aws:iam::123456789012:mfa/lee", Secret("012345")};
}

std::string body(const Call& call) { return std::string(form_body(call).reveal()); }

TEST(PercentEncode, KeepsTheUnreservedAndWhatItIsTold) {
  EXPECT_EQ(percent_encode("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encode(" +/=&%@:,"), "%20%2B%2F%3D%26%25%40%3A%2C");
  EXPECT_EQ(percent_encode("/a b/", "/"), "/a%20b/");
  EXPECT_EQ(percent_encode("\xe1\x88\xb4\xff\n"), "%E1%88%B4%FF%0A");
  EXPECT_EQ(percent_encode(std::string_view("\0", 1)), "%00");
}

TEST(FormBody, OfGetSessionTokenSendsDurationAndCode) {
  EXPECT_EQ(body(get_session_token(Seconds(43200), code())),
            "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=43200"
            "&SerialNumber=arn%3Aaws%3Aiam%3A%3A123456789012%3Amfa%2Flee&TokenCode=012345");
}

TEST(FormBody, HasNoSerialNumberWithoutACode) {
  EXPECT_EQ(body(get_session_token(Seconds(900), std::nullopt)),
            "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900");
}

TEST(FormBody, OfAssumeRoleSendsTheRoleAndItsName) {
  const AssumeRole role{.role_arn = "arn:aws:iam::123456789012:role/path/admin",
                        .role_session_name = "lee+1=a,b.c@d-e_f",
                        .duration = Seconds(3600),
                        .external_id = {}};
  EXPECT_EQ(body(assume_role(role, std::nullopt)),
            "Action=AssumeRole&Version=2011-06-15"
            "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fpath%2Fadmin"
            "&RoleSessionName=lee%2B1%3Da%2Cb.c%40d-e_f&DurationSeconds=3600");
}

TEST(FormBody, OfAssumeRoleSendsExternalIdAndCodeWhereGiven) {
  const AssumeRole role{.role_arn = "arn:aws:iam:::role/r",
                        .role_session_name = "lee",
                        .duration = Seconds(900),
                        .external_id = "a:b/c"};
  EXPECT_EQ(body(assume_role(role, code())),
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A%3Arole%2Fr"
            "&RoleSessionName=lee&ExternalId=a%3Ab%2Fc&DurationSeconds=900"
            "&SerialNumber=arn%3Aaws%3Aiam%3A%3A123456789012%3Amfa%2Flee&TokenCode=012345");
}

TEST(FormBody, OfAssumeRoleSendsWhatLimitsTheSession) {
  const AssumeRole role{.role_arn = "r",
                        .role_session_name = "lee",
                        .duration = Seconds(900),
                        .external_id = {},
                        .policy = {.document = "{}", .arns = {"a:1", "a:2"}}};
  EXPECT_EQ(body(assume_role(role, std::nullopt)),
            "Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=lee&Policy=%7B%7D"
            "&PolicyArns.member.1.arn=a%3A1&PolicyArns.member.2.arn=a%3A2&DurationSeconds=900");
}

TEST(FormBody, OfGetCallerIdentityHasNoParameters) {
  EXPECT_EQ(body(get_caller_identity()), "Action=GetCallerIdentity&Version=2011-06-15");
}

TEST(FormBody, OfIamHasItsOwnVersion) {
  EXPECT_EQ(body({Service::iam, "ListMFADevices", {{"UserName", Secret("l e&e")}}}),
            "Action=ListMFADevices&Version=2010-05-08&UserName=l%20e%26e");
}

TEST(FormBody, OfTheCallsForKeysNamesTheUser) {
  EXPECT_EQ(body(list_access_keys("lee")), "Action=ListAccessKeys&Version=2010-05-08&UserName=lee");
  EXPECT_EQ(body(create_access_key("lee")),
            "Action=CreateAccessKey&Version=2010-05-08&UserName=lee");
  EXPECT_EQ(body(get_access_key_last_used("AKIA1")),
            "Action=GetAccessKeyLastUsed&Version=2010-05-08&AccessKeyId=AKIA1");
  EXPECT_EQ(body(deactivate_access_key({"lee", "AKIA1"})),
            "Action=UpdateAccessKey&Version=2010-05-08&UserName=lee&AccessKeyId=AKIA1"
            "&Status=Inactive");
  EXPECT_EQ(body(delete_access_key({"lee", "AKIA1"})),
            "Action=DeleteAccessKey&Version=2010-05-08&UserName=lee&AccessKeyId=AKIA1");
}

}  // namespace
}  // namespace stsmfa::sts
