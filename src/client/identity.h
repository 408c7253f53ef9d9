#pragma once

#include "client/client.h"
#include "sts/protocol.h"
#include "sts/sigv4.h"

#include <string>

namespace stsmfa::client {

/// Who signs, as STS knows them. Of what is no STS either may be empty.
struct CallerIdentity {
  std::string arn;         ///< for people: foreign text
  std::string account_id;  ///< twelve digits
};

/// STS's GetCallerIdentity, which needs no permission. Throws Error with AWS's refusal in
/// AWS's own words, or unreached.
CallerIdentity get_caller_identity(const Client& sts, const sts::Credentials& credentials);

/// What a granting reply says.
CallerIdentity identity_in(const sts::Reply& reply);

}  // namespace stsmfa::client
