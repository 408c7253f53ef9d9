#include "app/assume_shared.h"

namespace stsmfa::app {

bool is_over(const Answer& answer) {
  return answer.verdict == Verdict::refused &&
         (answer.reply.code == "ExpiredToken" || answer.reply.code == "InvalidClientTokenId");
}

SharedAttempt assume_from_shared(const Caller& caller, const Plan& plan,
                                 const credentials::Session& shared) {
  const sts::Call call = assume_call(plan.roles.front());
  const Answer answer = caller.call(call, credentials_of(shared));
  if (answer.verdict == Verdict::granted) {
    Obtained first = accept(answer.reply, plan.roles.front().arn.value, caller.now());
    return {assume_roles(caller, std::move(first), std::span(plan.roles).subspan(1))};
  }
  const bool denied = answer.verdict == Verdict::refused && answer.reply.code == "AccessDenied";
  if (!denied && !is_over(answer)) throw refusal_of(answer, call.action, caller.host());
  return {.is_over = is_over(answer), .refusal = words_of(answer.reply, call.action)};
}

}  // namespace stsmfa::app
