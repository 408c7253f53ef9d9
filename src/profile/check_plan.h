#pragma once

#include "credentials/document.h"
#include "profile/plan.h"
#include "sts/endpoint.h"

#include <vector>

namespace stsmfa::profile {

/// Refuses whatever STS would refuse, before anybody is asked for a code: ARNs, names, the
/// duration's range, the shape of the keys; and a session that would go to a long-term section. Not
/// part of make_plan, since a session that is still valid needs none of it.
void check_plan(const Plan& plan);

/// All that it would refuse, for who mends a profile; of a role, which is one part, the first.
/// Empty where it refuses nothing.
std::vector<Error> objections_to(const Plan& plan);

/// What it says of the duration, where that was typed: also while the session is fresh, so that a
/// wrong line for cron is found when it is written.
void check_typed_duration(const Plan& plan);

/// Refuses a pair that is none, wherever it would be sent: an exchanged one, a secret with quotes.
/// Throws Error (plan_impossible), which shows no value.
void check_pair(const Keys& keys);

/// Refuses keys that may not be sent to an endpoint, as check_plan does those that may be sent to
/// none: what is no key of AWS's does not go to AWS itself, since it may be anything, even a secret
/// in the wrong place. Keys that are not known yet pass.
void check_keys(const Keys& keys, const sts::Endpoint& endpoint);

/// The same for the roles that are assumed from the stored session.
void check_roles(const std::vector<Role>& roles);

}  // namespace stsmfa::profile
