#include "app/obtain.h"

namespace stsmfa::app {

namespace {

sts::Call first_call(const Plan& plan, const std::optional<sts::MfaCode>& mfa) {
  if (plan.roles.empty()) return sts::get_session_token(plan.duration, mfa);
  return assume_call(plan.roles.front(), mfa);
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
    const Time now = context.caller.now();
    if (!context.lock.was_sent(code, now)) {
      return {context.plan.device->value, std::move(code)};
    }
    context.codes.refused(used_a_moment_ago(now));
  }
}

void announce(const Obtain& context) {
  const Plan& plan = context.plan;
  context.report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
}

/// The session of the first call.
Obtained accept_first(const Obtain& context, const sts::Reply& reply) {
  const auto& roles = context.plan.roles;
  return accept(reply, roles.empty() ? "" : roles.front().arn.value, context.caller.now());
}

/// nullopt: refused for want of a code, and there may be one.
std::optional<Obtained> obtain_without_code(const Obtain& context) {
  announce(context);
  context.lock.calling();
  const sts::Call call = first_call(context.plan, std::nullopt);
  const Answer answer = context.caller.call(call, credentials_of(context.plan.keys));
  if (answer.verdict == Verdict::granted) return accept_first(context, answer.reply);
  const bool denied = answer.verdict == Verdict::refused && answer.reply.code == "AccessDenied";
  if (denied && context.plan.mfa == MfaUse::if_refused) return std::nullopt;
  Error error = refusal_of(answer, call.action, context.caller.host());
  const bool long_term_keys = context.plan.keys.session_token.empty();
  if (denied && long_term_keys) error.hint = "the role may ask for MFA: leave --no-mfa out";
  throw Error(std::move(error));
}

Obtained obtain_with_code(const Obtain& context) {
  for (;;) {
    const std::optional<sts::MfaCode> mfa = next_code(context);
    announce(context);
    context.lock.sending(mfa->token_code, context.caller.now());
    const sts::Call call = first_call(context.plan, mfa);
    const Answer answer = context.caller.call_once(call, credentials_of(context.plan.keys), true);
    if (answer.verdict == Verdict::granted) return accept_first(context, answer.reply);
    if (answer.verdict == Verdict::not_sent) context.lock.not_sent();
    Error reason = refusal_of(answer, call.action, context.caller.host(), mfa->token_code.reveal());
    if (answer.verdict != Verdict::code_refused) throw Error(std::move(reason));
    context.codes.refused(reason);
  }
}

Obtained obtain_first(const Obtain& context) {
  Plan& plan = context.plan;
  if (plan.mfa != MfaUse::always) {
    auto obtained = obtain_without_code(context);
    if (obtained) return std::move(*obtained);
  }
  if (!plan.device) {
    context.codes.check_may_give();
    plan.device = context.find_device();
    context.lock.use(plan.names.short_term, plan.device->value);
  }
  return obtain_with_code(context);
}

}  // namespace

Obtained obtain(const Obtain& context) {
  Obtained first = obtain_first(context);
  const std::span<const Role> roles(context.plan.roles);
  return assume_roles(context.caller, std::move(first), roles.empty() ? roles : roles.subspan(1));
}

}  // namespace stsmfa::app
