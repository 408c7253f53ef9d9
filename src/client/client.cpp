#include "client/client.h"

#include "client/retry.h"
#include "credentials/session.h"
#include "profile/profile.h"
#include "sts/protocol.h"
#include "sts/request.h"

namespace stsmfa::client {

sts::Credentials credentials_of(const profile::Keys& keys) {
  return {keys.access_key_id, keys.secret_access_key, keys.session_token};
}

sts::Credentials credentials_of(const credentials::Session& session) {
  return {session.access_key_id, session.secret_access_key, session.session_token};
}

sts::Request request_of(const sts::Call& call, const sts::Credentials& credentials,
                        const profile::Destination& destination, Time time) {
  sts::HttpRequest request = signed_request(call, destination.endpoint, credentials, time);
  return {.url = std::move(request.url),
          .headers = std::move(request.headers),
          .body = std::move(request.body),
          .ca_bundle = destination.ca_bundle};
}

Answer answer_of(sts::Reply reply, const sts::Call& call, Time time, const cli::Report& report) {
  report.detail("request id", reply.request_id);
  const Verdict verdict = judge(reply, call.action, time);
  return {std::move(reply), verdict};
}

bool say_clock_error(const sts::Reply& reply, Time time, const cli::Report& report) {
  const auto ahead = clock_error(reply, time);
  if (!ahead) return false;
  report.notice_once("clock",
                     "this machine's clock is " + format_duration(std::chrono::abs(*ahead)) +
                         (ahead->count() > 0 ? " ahead of" : " behind") + " AWS's: set it right");
  return true;
}

Answer Caller::exchange(const sts::Call& call, const sts::Credentials& credentials, bool has_code,
                        Time time) const {
  sts::Request request = request_of(call, credentials, destination_, time);
  request.fresh = has_code;
  return answer_of(world_.exchange(std::move(request)), call, time, report_);
}

Answer Caller::call_once(const sts::Call& call, const sts::Credentials& credentials,
                         bool has_code) const {
  const Time now = world_.now();
  Answer first = exchange(call, credentials, has_code, now);
  say_clock_error(first.reply, now, report_);
  if (first.verdict != Verdict::clock_wrong) return first;
  Answer second = exchange(call, credentials, has_code, *aws_time(first.reply));
  // A second refusal for the clock is an ordinary one: there is no better time to be had.
  if (second.verdict == Verdict::clock_wrong) second.verdict = Verdict::refused;
  return second;
}

Answer Caller::call(const sts::Call& call, const sts::Credentials& credentials) const {
  for (int attempt = 1;; ++attempt) {
    Answer answer = call_once(call, credentials, false);
    if (!is_worth_another_attempt(answer.verdict) || attempt == most_attempts) return answer;
    world_.wait(std::chrono::round<Seconds>(longest_back_off(attempt) * random_part()));
  }
}

Connection::Connection(const profile::Destination& destination, const Environment& environment,
                       const cli::Report& report)
    : client_(helper_environment(environment, destination)),
      world_(world_of(client_)),
      caller_(world_, destination, report) {}

}  // namespace stsmfa::client
