#pragma once

#include "app/caller.h"

#include <string>

namespace stsmfa::app {

/// Who signs, as STS knows them.
struct CallerIdentity {
  std::string arn;
  std::string account_id;
};

/// STS's GetCallerIdentity, which needs no permission. Throws Error with AWS's refusal, or
/// unreached.
CallerIdentity get_caller_identity(const Caller& sts, const sts::Credentials& credentials);

}  // namespace stsmfa::app
