#include "client/refusal.h"
#include "sts/protocol.h"
#include "tests/unit/client/replies.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::client {
namespace {

using test::at;
using test::error_of;
using test::granting;
using test::noon;
using test::refusing;

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Verdict verdict(const sts::Reply& reply, Time now = noon) {
  return judge(reply, "GetSessionToken", now);
}

Error refusal(const sts::Reply& reply, std::string_view code = "123456") {
  return refusal_of({reply, verdict(reply)}, sts::get_session_token({}, {}), "sts.example", code);
}

TEST(Judge, TwoHundredAloneGrantsNothing) {
  EXPECT_EQ(verdict(granting()), Verdict::granted);
  sts::Reply other_root = granting();
  other_root.root = "ListAllMyBucketsResult";
  EXPECT_EQ(verdict(other_root), Verdict::foreign);
  EXPECT_EQ(judge(granting(), "AssumeRole", noon), Verdict::foreign);
  for (std::size_t missing = 0; missing < 4; ++missing) {
    sts::Reply reply = granting();
    reply.fields.erase(reply.fields.begin() + static_cast<std::ptrdiff_t>(missing));
    EXPECT_EQ(verdict(reply), Verdict::foreign);
  }
  EXPECT_EQ(verdict({.outcome = sts::Outcome::answered, .status = 200}), Verdict::foreign);
}

TEST(Judge, AWrongCodeIsWorthAnotherButAWrongDeviceIsNot) {
  EXPECT_EQ(verdict(refusing("AccessDenied",
                             "MultiFactorAuthentication failed with invalid MFA one time pass "
                             "code.")),
            Verdict::code_refused);
  EXPECT_EQ(verdict(refusing("AccessDenied",
                             "MultiFactorAuthentication failed, unable to validate MFA code.  "
                             "Please verify your MFA serial number is valid")),
            Verdict::refused);
}

TEST(Judge, ASignatureIsAboutTheClockOnlyWhenTheClockIsWrong) {
  const sts::Reply mismatch = refusing("SignatureDoesNotMatch", "does not match");
  EXPECT_EQ(verdict(mismatch), Verdict::refused);
  EXPECT_EQ(verdict(mismatch, noon + std::chrono::minutes(5)), Verdict::refused);
  EXPECT_EQ(verdict(mismatch, noon + Seconds(301)), Verdict::clock_wrong);
  EXPECT_EQ(verdict(mismatch, noon - Seconds(301)), Verdict::clock_wrong);
  EXPECT_EQ(verdict(refusing("AccessDenied", "no"), noon + Seconds(999)), Verdict::refused);
  for (const char* const code : {"InvalidSignatureException", "AuthFailure", "RequestTimeTooSkewed",
                                 "RequestExpired", "RequestInTheFuture"}) {
    EXPECT_EQ(verdict(refusing(code, "no"), noon + Seconds(301)), Verdict::clock_wrong) << code;
    EXPECT_EQ(verdict(refusing(code, "no")), Verdict::refused) << code;
  }
}

TEST(Judge, WithoutAnyTimeASignatureIsNotAboutTheClock) {
  sts::Reply mismatch = refusing("SignatureDoesNotMatch", "does not match");
  mismatch.date = std::nullopt;
  for (const Time now : {noon, noon + std::chrono::hours(1), Time()}) {
    EXPECT_EQ(verdict(mismatch, now), Verdict::refused);
    EXPECT_EQ(clock_error(mismatch, now), std::nullopt);
  }
}

TEST(Judge, ThrottlingAndBrokenServersMayDoLater) {
  EXPECT_EQ(verdict(refusing("Throttling", "Rate exceeded", 400)), Verdict::busy);
  EXPECT_EQ(verdict(refusing("InternalFailure", "again", 500)), Verdict::busy);
  EXPECT_EQ(verdict({.outcome = sts::Outcome::answered, .status = 503, .root = "html"}),
            Verdict::busy);
  for (const long status : {500L, 502L, 503L, 504L}) {
    EXPECT_EQ(verdict({.outcome = sts::Outcome::answered, .status = status}), Verdict::busy);
  }
  EXPECT_EQ(verdict({.outcome = sts::Outcome::answered, .status = 501}), Verdict::foreign);
  for (const char* const code :  // all of the SDKs' standard retry mode
       {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "RequestLimitExceeded", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "BandwidthLimitExceeded", "LimitExceededException", "EC2ThrottledException",
        "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"}) {
    EXPECT_EQ(verdict(refusing(code, "later", 400)), Verdict::busy) << code;
  }
  EXPECT_EQ(verdict({.outcome = sts::Outcome::not_sent}), Verdict::not_sent);
  EXPECT_EQ(verdict({.outcome = sts::Outcome::maybe_sent}), Verdict::lost);
}

TEST(AwsTime, IsTheDateHeaderOrTheTimeInTheRefusal) {
  sts::Reply reply = refusing("SignatureDoesNotMatch",
                              "Signature expired: 20220127T001427Z is now earlier than "
                              "20220127T014428Z (20220127T015928Z - 15 min.)");
  EXPECT_EQ(aws_time(reply), noon);
  reply.date = std::nullopt;
  EXPECT_EQ(aws_time(reply), at("2022-01-27 01:59:28"));
  reply.message = "does not match";
  EXPECT_EQ(aws_time(reply), std::nullopt);
}

TEST(SessionOf, TakesTheFourParts) {
  const auto session = session_of(granting(), {}, noon);
  EXPECT_EQ(session.access_key_id, "ASIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(session.session_token, Secret("AQoDYXdzEPT//////////wEXAMPLE=="));
  EXPECT_EQ(session.expiration, at("2026-11-21 14:00:00"));
}

TEST(SessionOf, RefusesWhatWouldHarmTheFile) {
  const std::vector<std::pair<std::size_t, std::string>> bad = {
      {0, "ASIA IOSFODNN7EXAMPL"},
      {0, "short"},
      {0, "AKIAIOSFODNN7EXAMPLE"},  // a user's own key, and no session's
      {1, "ASIAIOSFODNN7EXAMPLE"},  // an id in the place of the secret
      {1, "line\nfeed-in-the-secret-key"},
      {1, "with [brackets] in the key"},
      {2, "tok\x01token-token-token-token"},
      {2, std::string(33 * 1024, 'x')},
      {3, "tomorrow"},
      {3, "2026-11-21T11:59:59Z"},
      {3, "2026-11-23T12:00:00Z"}};
  for (const auto& [part, value] : bad) {
    sts::Reply reply = granting();
    reply.fields[part].value = Secret(value);
    EXPECT_EQ(error_of([&] { session_of(reply, {}, noon); }).status, ExitStatus::unreached)
        << value.substr(0, 40);
  }
}

TEST(RefusalOf, IsBotocoresSentenceInAwsMfasWithAHint) {
  const Error error = refusal(refusing("InvalidClientTokenId", "The security token is invalid."));
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_EQ(error.aws_mfa,
            "An error occured while calling assume role: An error occurred (InvalidClientTokenId) "
            "when calling the GetSessionToken operation: The security token is invalid.");
  EXPECT_THAT(error.hint,
              StartsWith("the access key id may be mistyped, or the key is inactive or deleted"));
}

TEST(RefusalOf, NeverRepeatsTheCodeOrTheAuthorizationHeader) {
  const Error echoed = refusal(refusing("ValidationError", "Value '123456' at 'tokenCode' ..."));
  EXPECT_THAT(echoed.aws_mfa, Not(HasSubstr("123456")));
  const Error header =
      refusal(refusing("IncompleteSignature",
                       "requires 'Signature'. Authorization=AWS4-HMAC-SHA256 Credential=AKIA"));
  EXPECT_THAT(header.aws_mfa, Not(HasSubstr("AKIA")));
}

TEST(RefusalOf, SaysWhenTheCodeMayHaveBeenUsed) {
  sts::Reply lost{.outcome = sts::Outcome::maybe_sent, .message = "timed out"};
  EXPECT_THAT(refusal(lost).hint, HasSubstr("next one"));
  EXPECT_EQ(refusal(lost, "").hint, "");
  EXPECT_EQ(refusal(lost).status, ExitStatus::unreached);
  EXPECT_EQ(refusal({.outcome = sts::Outcome::not_sent, .message = "refused"}).hint, "");
}

}  // namespace
}  // namespace stsmfa::client
