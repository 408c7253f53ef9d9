#include "app/caller.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdint>

namespace stsmfa::app {

namespace {

constexpr int most_attempts = 3;

/// Between two attempts: a random part of 1, 2, ... seconds, so that many clients do not come back
/// at once.
Seconds back_off(int attempt) {
  std::uint8_t random = 0;
  if (::getrandom(&random, sizeof random, 0) < 0) random = 128;
  const long most = std::min(1L << (attempt - 1), 20L);
  return Seconds((most * random + 128) / 256);
}

bool is_worth_another_attempt(Verdict verdict) {
  return verdict == Verdict::busy || verdict == Verdict::not_sent || verdict == Verdict::lost;
}

}  // namespace

sts::Credentials credentials_of(const Keys& keys) {
  return {keys.access_key_id, keys.secret_access_key, keys.session_token};
}

sts::Credentials credentials_of(const credentials::Session& session) {
  return {session.access_key_id, session.secret_access_key, session.session_token};
}

Answer Caller::exchange(const sts::Call& call, const sts::Credentials& credentials, bool has_code,
                        Time time) const {
  sts::HttpRequest request = signed_request(call, destination_.endpoint, credentials, time);
  sts::Reply reply = world_.exchange({.url = std::move(request.url),
                                      .headers = std::move(request.headers),
                                      .body = std::move(request.body),
                                      .ca_bundle = destination_.ca_bundle,
                                      .fresh = has_code});
  report_.detail("request id", reply.request_id);
  const Verdict verdict = judge(reply, call.action, time);
  return {std::move(reply), verdict};
}

void Caller::say_clock_error(const sts::Reply& reply, Time now) const {
  const auto ahead = clock_error(reply, now);
  if (!ahead) return;
  report_.notice("clock", "this machine's clock is " + format_duration(std::chrono::abs(*ahead)) +
                              (ahead->count() > 0 ? " ahead of" : " behind") +
                              " AWS's: set it right");
}

Answer Caller::call_once(const sts::Call& call, const sts::Credentials& credentials,
                         bool has_code) const {
  const Time now = world_.now();
  Answer first = exchange(call, credentials, has_code, now);
  say_clock_error(first.reply, now);
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
    world_.wait(back_off(attempt));
  }
}

}  // namespace stsmfa::app
