#pragma once

#include "ask/question.h"
#include "client/client.h"
#include "client/wire.h"
#include "profile/plan.h"
#include "profile/profile.h"

#include <functional>
#include <string>
#include <vector>

namespace stsmfa::ask {

/// The MFA devices of an IAM user, by their serial numbers (ARNs of virtual ones).
struct MfaDevices {
  std::string user_name = {};  ///< empty: IAM was not asked for a certain one
  std::vector<std::string> with_codes = {};
  std::vector<std::string> fido = {};  ///< security keys: STS takes no answer of theirs
};

/// The clients of the two services that know a user.
struct UserServices {
  const client::Client& sts;
  const client::Client& iam;
};

/// IAM's ListMFADevices for the user whose keys these are; where IAM does not take the user from
/// the key, or refuses, once more with the name that GetCallerIdentity gives. Throws Error with
/// AWS's refusal: plan_impossible in aws-mfa's words for a missing device, when only this call is
/// not allowed.
MfaDevices list_mfa_devices(const UserServices& services, const profile::Keys& keys);

/// The one device that shows codes. Throws Error (plan_impossible) when there is none, or there are
/// several, which are named; unreached when the one that IAM named is none that STS would take.
std::string only_device(const MfaDevices& devices);

/// The same, but of several a person on the terminal chooses one by its number; FIDO keys are named
/// and left out. `how` is the question but for its words and its place. Throws Error as well
/// (code_needed) when nobody chooses, and what `ask` throws.
std::string choose_device(const MfaDevices& devices, const Ask& ask, Question how = {});

}  // namespace stsmfa::ask
