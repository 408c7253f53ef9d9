#include "client/client.h"

#include "base/duration.h"
#include "base/error.h"
#include "client/echo.h"
#include "client/helper.h"
#include "client/retry.h"
#include "credentials/session.h"
#include "profile/profile.h"
#include "sts/parameter.h"
#include "sts/protocol.h"
#include "sts/request.h"

namespace stsmfa::client {

namespace {

/// What is no key may be a secret in the wrong place: it is not sent, whoever asks for it.
void check(const sts::Credentials& credentials, const sts::Endpoint& endpoint) {
  const std::string& id = credentials.access_key_id;
  const auto check_id =
      sts::is_of_aws(endpoint) ? sts::check_aws_access_key_id : sts::check_access_key_id;
  if (const auto refused = check_id(id)) {
    throw plan_error("access key id", refused->cause, refused->hint);
  }
  if (const auto refused = sts::check_secret_access_key(credentials.secret_access_key.reveal())) {
    throw plan_error("secret access key", refused->cause, refused->hint);
  }
}

}  // namespace

sts::Credentials credentials_of(const profile::Keys& keys) {
  return {keys.access_key_id, keys.secret_access_key, keys.session_token};
}

sts::Credentials credentials_of(const credentials::Session& session) {
  return {session.access_key_id, session.secret_access_key, session.session_token};
}

sts::Request request_of(const sts::Call& call, const sts::Credentials& credentials,
                        const profile::Destination& destination, Time time) {
  check(credentials, destination.endpoint);
  sts::HttpRequest request = signed_request(call, destination.endpoint, credentials, time);
  return {.url = std::move(request.url),
          .headers = std::move(request.headers),
          .body = std::move(request.body),
          .ca_bundle = destination.ca_bundle,
          .proxy = destination.proxy};
}

JudgedReply judge_reply(sts::Reply reply, const sts::Call& call,
                        const sts::Credentials& credentials, Time time, cli::Report& report) {
  const Verdict verdict = judge(reply, call.action, time);
  leave_out_secrets(reply, credentials);
  if (!reply.request_id.empty()) report.detail("request id", reply.request_id);
  return {std::move(reply), verdict};
}

bool say_clock_error(const sts::Reply& reply, Time time, cli::Report& report) {
  const auto ahead = clock_error(reply, time);
  if (!ahead) return false;
  report.notice_once("clock",
                     "this machine's clock is " + format_duration(std::chrono::abs(*ahead)) +
                         (ahead->count() > 0 ? " ahead of" : " behind") + " AWS's: set it right");
  return true;
}

JudgedReply Client::exchange(const sts::Call& call, const sts::Credentials& credentials, Way way,
                             Time time) const {
  sts::Request request = request_of(call, credentials, destination_, time);
  request.fresh = way == Way::fresh_connection;
  return judge_reply(wire_.exchange(std::move(request)), call, credentials, time, report_);
}

JudgedReply Client::exchange_by_right_time(const sts::Call& call,
                                           const sts::Credentials& credentials, Way way) const {
  const Time now = wire_.now();
  JudgedReply first = exchange(call, credentials, way, now);
  say_clock_error(first.reply, now, report_);
  if (first.verdict != Verdict::clock_wrong) return first;
  const Time aws_now = *aws_time(first.reply);
  JudgedReply second = exchange(call, credentials, way, aws_now);
  // A second refusal for the clock is an ordinary one: no better time is known.
  if (second.verdict == Verdict::clock_wrong) second.verdict = Verdict::refused;
  return second;
}

JudgedReply Client::call_once(const sts::Call& call, const sts::Credentials& credentials) const {
  return exchange_by_right_time(call, credentials, Way::fresh_connection);
}

JudgedReply Client::call(const sts::Call& call, const sts::Credentials& credentials) const {
  for (int attempt = 1;; ++attempt) {
    JudgedReply reply = exchange_by_right_time(call, credentials, Way::kept_connection);
    if (!is_worth_another_attempt(reply.verdict) || attempt == most_attempts) return reply;
    wire_.wait(std::chrono::round<Seconds>(longest_back_off(attempt) * wire_.random()));
  }
}

Connection::Connection(const profile::Destination& destination, cli::Report& report)
    : wire_(start_helper(helper_environment(destination))), client_(wire_, destination, report) {}

}  // namespace stsmfa::client
