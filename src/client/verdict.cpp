#include "client/verdict.h"

#include "client/credential_part.h"
#include "credentials/key_kind.h"
#include "sts/parameter.h"

#include <algorithm>
#include <array>

namespace stsmfa::client {

namespace {

constexpr Seconds tolerated_clock_error = std::chrono::minutes(5);
constexpr Seconds longest_session = std::chrono::hours(36) + std::chrono::minutes(15);

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::ranges::find(values, value) != values.end();
}

/// Codes of the SDKs' clock correction. AccessDenied is not among them: it may be about the code.
bool is_about_signature(std::string_view code) {
  return is_one_of(code, {"SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure",
                          "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"});
}

/// The codes that the SDKs' standard retry mode takes for throttling or a passing trouble
/// (botocore/retries/standard.py).
bool is_passing(std::string_view code) {
  return is_one_of(
      code,
      {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
       "RequestThrottledException", "SlowDown", "RequestLimitExceeded", "TooManyRequestsException",
       "ProvisionedThroughputExceededException", "TransactionInProgressException",
       "BandwidthLimitExceeded", "LimitExceededException", "EC2ThrottledException",
       "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"});
}

/// What a gateway in front of STS says when STS does not answer it.
bool is_broken_server(long status) {
  return status == 500 || status == 502 || status == 503 || status == 504;
}

/// `AssumeRoleResult/Credentials/SessionToken` and its like.
const Secret* credential(const sts::Reply& reply, std::string_view name) {
  const std::string ending = "Result";
  std::string action = reply.root;
  if (action.ends_with("Response")) action.resize(action.size() - 8);
  return sts::find_field(reply, action + ending + "/Credentials/" + std::string(name));
}

constexpr std::array<std::string_view, 4> parts = {"AccessKeyId", "SecretAccessKey", "SessionToken",
                                                   "Expiration"};

bool gives_credentials(std::string_view action) {
  return is_one_of(action, {"AssumeRole", "GetSessionToken"});
}

bool has_credentials(const sts::Reply& reply) {
  return std::ranges::all_of(parts, [&](std::string_view part) {
    const Secret* value = credential(reply, part);
    return value != nullptr && !value->empty();
  });
}

[[noreturn]] void refuse_part(std::string_view part, std::string_view cause) {
  throw unreached_error(object_of("STS", part), std::string(cause));
}

std::string_view checked(const sts::Reply& reply, std::string_view part) {
  return credential_part("STS", part, credential(reply, part));
}

}  // namespace

std::optional<Time> aws_time(const sts::Reply& reply) {
  if (reply.date) return reply.date;
  // "... (20220127T015928Z - 15 min.)": the time before the margin is AWS's.
  const auto open = reply.message.rfind('(');
  if (open == std::string::npos) return std::nullopt;
  return parse_amz_date(std::string_view(reply.message).substr(open + 1, 16));
}

std::optional<Seconds> clock_error(const sts::Reply& reply, Time now) {
  const auto theirs = aws_time(reply);
  if (!theirs || reply.outcome != sts::Outcome::answered) return std::nullopt;
  const Seconds ahead = now - *theirs;
  return std::chrono::abs(ahead) > tolerated_clock_error ? std::optional(ahead) : std::nullopt;
}

Verdict judge(const sts::Reply& reply, std::string_view action, Time now) {
  if (reply.outcome == sts::Outcome::not_sent) return Verdict::not_sent;
  if (reply.outcome == sts::Outcome::maybe_sent) return Verdict::lost;
  if (reply.code.empty()) {
    const bool whole = !gives_credentials(action) || has_credentials(reply);
    const bool expected = reply.status == 200 && reply.root == std::string(action) + "Response";
    if (expected && whole) return Verdict::granted;
    return is_broken_server(reply.status) ? Verdict::busy : Verdict::foreign;
  }
  if (is_about_signature(reply.code) && clock_error(reply, now)) return Verdict::clock_wrong;
  if (is_passing(reply.code) || reply.status >= 500) return Verdict::busy;
  const bool about_code = reply.message.find("invalid MFA one time pass code") != std::string::npos;
  return about_code ? Verdict::code_refused : Verdict::refused;
}

credentials::Session session_of(const sts::Reply& reply, const std::string& role_arn,
                                Time aws_now) {
  credentials::Session session;
  session.assumed_role_arn = role_arn;
  session.access_key_id = std::string(checked(reply, "AccessKeyId"));
  if (sts::check_access_key_id(session.access_key_id)) {
    refuse_part("AccessKeyId", "is not an access key id");
  }
  session.secret_access_key = Secret(checked(reply, "SecretAccessKey"));
  if (const auto refused = sts::check_secret_access_key(session.secret_access_key.reveal())) {
    refuse_part("SecretAccessKey", refused->cause);
  }
  session.session_token = Secret(checked(reply, "SessionToken"));
  // Written, it would stand there as a pair of the user's own, which no refresh replaces.
  const auto kind = credentials::kind_of_key(session.access_key_id, session.session_token.reveal());
  if (kind == credentials::KeyKind::long_term) {
    refuse_part("AccessKeyId", "is that of a long-term key, which no session has");
  }
  const auto expiration = parse_expiration(credential(reply, "Expiration")->reveal());
  if (!expiration) refuse_part("Expiration", "is not a time");
  if (*expiration <= aws_now || *expiration > aws_now + longest_session) {
    refuse_part("Expiration", "is not within the next 36 hours: " + format_rfc3339(*expiration));
  }
  session.expiration = *expiration;
  return session;
}

}  // namespace stsmfa::client
