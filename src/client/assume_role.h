#pragma once

#include "client/client.h"
#include "credentials/session.h"
#include "profile/plan.h"
#include "sts/call.h"
#include "sts/protocol.h"

#include <span>

namespace stsmfa::client {

/// A session as STS has just granted it.
struct Obtained {
  credentials::Session session;
  Seconds granted;  ///< by AWS's clock, which may be right where ours is not
};

/// The session in a granting reply; `role_arn` is empty for one without a role. `now` is for a
/// reply that does not tell AWS's time. Throws Error (unreached) when it is none that can be used.
Obtained accept(const sts::Reply& reply, const std::string& role_arn, Time now);

/// The call that assumes a role. Its session has a name already.
sts::Call assume_call(const profile::Role& role,
                      const std::optional<sts::MfaCode>& mfa = std::nullopt);

/// Assumes one role with the session of the other, beginning with `from`; without roles that is
/// what it gives. Throws Error with AWS's refusal.
Obtained assume_roles(const Client& caller, Obtained from, std::span<const profile::Role> roles);

}  // namespace stsmfa::client
