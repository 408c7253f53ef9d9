#include "client/echo.h"

#include "replies.h"

#include <gtest/gtest.h>

namespace stsmfa::client {
namespace {

const sts::Credentials signed_with{"ASIAIOSFODNN7EXAMPLE",
                                   Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                                   Secret("AQoDYXdzEPT//////////wEXAMPLE==")};

std::string words_after(std::string message) {
  sts::Reply reply = test::refusing("ValidationError", std::move(message));
  leave_out_secrets(reply, signed_with);
  return reply.message;
}

TEST(Echo, IsLeftOutWholeCutOffAndEncoded) {
  EXPECT_EQ(words_after("Value 'AQoDYXdzEPT//////////wEXAMPLE==' at 'token' is bad"),
            "Value '(left out)' at 'token' is bad");
  EXPECT_EQ(words_after("AQoDYXdzEPT//////////wEXAMPLE== AQoDYXdzEPT////////"),
            "(left out) (left out)");
  EXPECT_EQ(words_after("?t=AQoDYXdzEPT%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEXAMPLE%3D%3D&x"),
            "?t=(left out)&x");
  EXPECT_EQ(words_after("key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "key (left out)");
}

TEST(Echo, IsLeftOutOfEveryWordOfTheReply) {
  sts::Reply reply = test::refusing("AQoDYXdzEPT//////////wEXAMPLE==", "");
  reply.root = reply.request_id = reply.code;
  leave_out_secrets(reply, signed_with);
  EXPECT_EQ(reply.code + reply.root + reply.request_id, "(left out)(left out)(left out)");
}

TEST(Echo, IsNoneOfWhatOnlyStandsInForASecret) {
  const auto words_with = [](std::string_view secret) {
    sts::Reply reply = test::refusing("ValidationError", "a fortest, fortests");
    leave_out_secrets(reply, {"AKIAIOSFODNN7EXAMPLE", Secret(secret), {}});
    return reply.message;
  };
  EXPECT_EQ(words_with("fortest"), "a fortest, fortests");
  EXPECT_EQ(words_with("fortests"), "a fortest, (left out)");
}

TEST(Echo, LeavesOtherWordsAndWhatIsGranted) {
  EXPECT_EQ(words_after("User is not authorized"), "User is not authorized");
  sts::Reply reply = test::granting();
  leave_out_secrets(reply, signed_with);
  EXPECT_EQ(reply.fields.at(2).value, signed_with.session_token);
}

}  // namespace
}  // namespace stsmfa::client
