#include "app/identity.h"

namespace stsmfa::app {

CallerIdentity get_caller_identity(const Caller& sts, const sts::Credentials& credentials) {
  const sts::Call call = sts::get_caller_identity();
  const Answer answer = sts.call(call, credentials);
  if (answer.verdict != Verdict::granted) throw refusal_of(answer, call.action, sts.host());
  CallerIdentity identity;
  for (const sts::Field& field : answer.reply.fields) {
    if (field.path == "GetCallerIdentityResult/Arn") identity.arn = field.value.reveal();
    if (field.path == "GetCallerIdentityResult/Account") identity.account_id = field.value.reveal();
  }
  return identity;
}

}  // namespace stsmfa::app
