#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "profile/plan.h"
#include "sts/session_policy.h"

#include <string>

namespace stsmfa::profile {

// A session that can do less than its role, for one run: from the command line alone, and stored
// nowhere.

/// What `--policy` and `--policy-arn` say; empty when neither was given. A text that begins with
/// `{` is the policy itself; any other the path of its file, with or without `file://`, expanded as
/// botocore does. White space between the policy's tokens is left out, since AWS counts it. Throws
/// Error (usage, whatever is wrong: both are options) for what AWS would refuse, for a file that
/// cannot be read, and for an empty value, which must never be taken for no policy; no word of a
/// file is repeated. Throws Interrupted while it waits for a FIFO.
sts::SessionPolicy find_session_policy(const cli::Options& options, const Environment& environment);

/// The options as they may be told to a person: `--policy read.json, --policy-arn ARN`.
std::string words_on_policy(const cli::Options& options);

/// Throws Error (usage) for a plan that cannot be limited so: one without a role, since
/// GetSessionToken takes no policy; one whose role is of another partition than a policy's ARN, or
/// of another account than that of a policy which is not AWS's own.
void check_may_limit(const Plan& plan, const sts::SessionPolicy& policy);

/// Puts the policy on the role that one ends with; an empty one changes nothing.
void limit(Plan& plan, const sts::SessionPolicy& policy);

/// Whether the session that the plan makes is limited, so that it is stored nowhere. Onward roles
/// do not count: theirs are not stored with the plan's.
bool is_limited(const Plan& plan);

}  // namespace stsmfa::profile
