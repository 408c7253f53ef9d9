#include "app/obtain.h"

#include "app/answer.h"
#include "sts/call.h"
#include "sts/sigv4.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdint>

namespace stsmfa::app {

namespace {

constexpr int most_attempts_without_code = 3;  // the SDKs' standard retry mode

sts::Call make_call(const Plan& plan, const std::optional<sts::MfaCode>& mfa) {
  if (!plan.role_arn) return sts::get_session_token(plan.duration, mfa);
  return sts::assume_role({.role_arn = plan.role_arn->value,
                           .role_session_name = plan.role_session_name->value,
                           .duration = plan.duration,
                           .external_id = plan.external_id ? plan.external_id->value : ""},
                          mfa);
}

/// Between two attempts: a random part of 1, 2, ... seconds, so that many clients do not come back
/// at once.
Seconds back_off(int attempt) {
  std::uint8_t random = 0;
  if (::getrandom(&random, sizeof random, 0) < 0) random = 128;
  const long most = std::min(1L << (attempt - 1), 20L);
  return Seconds((most * random + 128) / 256);
}

struct Attempt {
  sts::Reply reply;
  Verdict verdict;
};

class Caller {
 public:
  Caller(const Obtain& context, const std::optional<sts::MfaCode>& mfa)
      : context_(context), call_(make_call(context.plan, mfa)), fresh_(mfa.has_value()) {}

  const std::string& action() const { return call_.action; }

  /// One exchange, and a second one with AWS's time if the first was refused for ours.
  Attempt attempt() const {
    const Time now = context_.world.now();
    Attempt first = exchange(now);
    say_clock_error(first.reply, now);
    if (first.verdict != Verdict::clock_wrong) return first;
    Attempt second = exchange(*aws_time(first.reply));
    // A second refusal for the clock is an ordinary one: there is no better time to be had.
    if (second.verdict == Verdict::clock_wrong) second.verdict = Verdict::refused;
    return second;
  }

 private:
  Attempt exchange(Time time) const {
    const sts::Credentials credentials{context_.plan.keys.access_key_id,
                                       context_.plan.keys.secret_access_key};
    sts::HttpRequest signed_call =
        sts::signed_request(call_, context_.destination.endpoint, credentials, time);
    sts::Reply reply = context_.world.exchange({.url = std::move(signed_call.url),
                                                .headers = std::move(signed_call.headers),
                                                .body = std::move(signed_call.body),
                                                .ca_bundle = context_.destination.ca_bundle,
                                                .fresh = fresh_});
    const Verdict verdict = judge(reply, call_.action, time);
    return {std::move(reply), verdict};
  }

  void say_clock_error(const sts::Reply& reply, Time now) const {
    const auto ahead = clock_error(reply, now);
    if (!ahead) return;
    context_.report.notice(
        "clock", "this machine's clock is " + format_duration(std::chrono::abs(*ahead)) +
                     (ahead->count() > 0 ? " ahead of" : " behind") + " AWS's: set it right");
  }

  const Obtain& context_;
  sts::Call call_;
  bool fresh_;
};

Obtained accept(const Obtain& context, const sts::Reply& reply) {
  const Time aws_now = aws_time(reply).value_or(context.world.now());
  credentials::Session session = session_of(reply, context.plan, aws_now);
  const Seconds granted = session.expiration - aws_now;
  return {std::move(session), granted};
}

Error used_a_moment_ago(Time now) {
  return {
      .status = ExitStatus::refused,
      .action = "MFA code",
      .cause = "this code was sent to AWS a moment ago, and a code works once",
      .hint = "the next one shows in " + std::to_string(until_next_code(now).count()) + " seconds"};
}

/// A code that AWS has not seen lately.
sts::MfaCode next_code(const Obtain& context) {
  for (;;) {
    Secret code = context.codes.next();
    const Time now = context.world.now();
    if (!context.lock.was_sent(code, now)) {
      return {context.plan.device->value, std::move(code)};
    }
    context.codes.refused(used_a_moment_ago(now));
  }
}

bool is_worth_another_attempt(Verdict verdict) {
  return verdict == Verdict::busy || verdict == Verdict::not_sent || verdict == Verdict::lost;
}

Obtained obtain_without_code(const Obtain& context) {
  const Caller caller(context, std::nullopt);
  context.lock.calling();
  for (int attempt = 1;; ++attempt) {
    const auto [reply, verdict] = caller.attempt();
    context.report.detail("request id", reply.request_id);
    if (verdict == Verdict::granted) return accept(context, reply);
    if (!is_worth_another_attempt(verdict) || attempt == most_attempts_without_code) {
      throw refusal_of(reply, verdict, context.plan, caller.action(), host_of(context.destination),
                       {});
    }
    context.world.wait(back_off(attempt));
  }
}

void announce(const Obtain& context) {
  const Plan& plan = context.plan;
  context.report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
}

}  // namespace

Obtained obtain(const Obtain& context) {
  if (!context.plan.device) {
    announce(context);
    return obtain_without_code(context);
  }
  for (;;) {
    const std::optional<sts::MfaCode> mfa = next_code(context);
    announce(context);
    context.lock.sending(mfa->token_code, context.world.now());
    const Caller caller(context, mfa);
    const auto [reply, verdict] = caller.attempt();
    context.report.detail("request id", reply.request_id);
    if (verdict == Verdict::granted) return accept(context, reply);
    if (verdict == Verdict::not_sent) context.lock.not_sent();
    Error reason = refusal_of(reply, verdict, context.plan, caller.action(),
                              host_of(context.destination), mfa->token_code.reveal());
    if (verdict != Verdict::code_refused) throw Error(std::move(reason));
    context.codes.refused(reason);
  }
}

sts::Request connect_request(const Destination& destination) {
  sts::Request request;
  request.url = destination.endpoint.url;
  request.ca_bundle = destination.ca_bundle;
  return request;
}

}  // namespace stsmfa::app
