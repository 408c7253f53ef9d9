#pragma once

#include "base/time.h"
#include "client/access_keys.h"
#include "session/snapshot.h"
#include "sts/sigv4.h"
#include "view/diagnosis.h"

#include <functional>
#include <string>
#include <vector>

namespace stsmfa::view {

/// A key that is as old as its `created` says; one of more than ninety days with the command that
/// makes a new one for the profile.
Fact age_of_key(Time created, Time now, const std::string& profile);

/// What IAM lists of the keys' user; throws Error where it does not.
using ListKeys = std::function<std::vector<client::AccessKey>(const sts::Credentials&)>;

/// The age of the profile's long-term key, asked of IAM with the valid shared session; without one
/// IAM is not asked: it is said that it wants MFA first, and how to get a session. What IAM does
/// not tell is not known. Throws Interrupted.
Fact find_age_of_key(const session::Snapshot& snapshot, const profile::Context& context,
                     const ListKeys& list);

}  // namespace stsmfa::view
