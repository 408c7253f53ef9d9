#include "client/assume_role.h"

#include "client/refusal.h"
#include "client/verdict.h"
#include "sts/call.h"
#include "sts/protocol.h"

namespace stsmfa::client {

Obtained accept(const sts::Reply& reply, const std::string& role_arn, Time now) {
  const Time aws_now = aws_time(reply).value_or(now);
  credentials::Session session = session_of(reply, role_arn, aws_now);
  const Seconds granted = session.expiration - aws_now;
  return {std::move(session), granted};
}

sts::Call assume_call(const profile::Role& role, const std::optional<sts::MfaCode>& mfa) {
  return sts::assume_role({.role_arn = role.arn.value,
                           .role_session_name = role.session_name->value,
                           .duration = role.duration,
                           .external_id = role.external_id ? role.external_id->value : "",
                           .policy = role.policy},
                          mfa);
}

Obtained assume_roles(const Client& caller, Obtained from, std::span<const profile::Role> roles) {
  for (const profile::Role& role : roles) {
    const sts::Call call = assume_call(role);
    const JudgedReply answer = caller.call(call, credentials_of(from.session));
    if (answer.verdict != Verdict::granted) throw refusal_of(answer, call, caller.host());
    from = accept(answer.reply, role.arn.value, caller.now());
  }
  return from;
}

}  // namespace stsmfa::client
