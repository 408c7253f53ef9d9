#pragma once

#include "base/environment.h"
#include "base/secret.h"
#include "session/current_session.h"

#include <string_view>
#include <vector>

namespace stsmfa::shell {

/// An environment variable of a session.
struct Variable {
  std::string_view name;
  Secret value;  ///< never empty
};

/// What a session is to a program's environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
/// AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION (RFC 3339: what the SDKs read), and where they are
/// known AWS_REGION and AWS_DEFAULT_REGION (SDKs read the first, the AWS CLI the second),
/// AWS_ACCOUNT_ID, and with a role ASSUMED_ROLE, which the prompts of assume-role's users show.
std::vector<Variable> session_variables(const session::CurrentSession& session);

/// The variables that must not be there beside those: AWS_PROFILE and AWS_DEFAULT_PROFILE (some
/// SDKs prefer the profile to the keys), AWS_SECURITY_TOKEN (botocore reads it before the session
/// token), and of the others those that would tell of an earlier session: AWS_ACCOUNT_ID and
/// ASSUMED_ROLE, where this one has none. A region that is there stays: it is the user's choice.
std::vector<std::string_view> conflicting_variables(const session::CurrentSession& session);

/// The environment (`NAME=value`, complete) of the command that `exec` becomes: the inherited one
/// without the conflicting variables, with the session's, and with AWS_VAULT, the profile's name,
/// which the prompts of aws-vault's users show. Throws Error (plan_impossible; object the
/// variable's name) for a value with a NUL, where it would end for the command.
std::vector<Secret> child_environment(const Environment& inherited,
                                      const session::CurrentSession& session);

}  // namespace stsmfa::shell
