#include "client/identity.h"

#include "client/refusal.h"
#include "client/verdict.h"
#include "sts/call.h"
#include "sts/parameter.h"
#include "sts/protocol.h"
#include "sts/sigv4.h"

namespace stsmfa::client {

CallerIdentity get_caller_identity(const Client& sts, const sts::Credentials& credentials) {
  const sts::Call call = sts::get_caller_identity();
  const JudgedReply answer = sts.call(call, credentials);
  if (answer.verdict != Verdict::granted) throw refusal_of(answer, call, sts.host());
  return identity_in(answer.reply);
}

CallerIdentity identity_in(const sts::Reply& reply) {
  const auto text = [&](std::string_view name) -> std::string {
    const Secret* value = sts::find_field(reply, "GetCallerIdentityResult/" + std::string(name));
    return value == nullptr ? std::string() : std::string(value->reveal());
  };
  CallerIdentity identity{.arn = text("Arn"), .account_id = text("Account")};
  if (!sts::is_account_id(identity.account_id)) identity.account_id.clear();
  return identity;
}

}  // namespace stsmfa::client
