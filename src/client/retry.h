#pragma once

#include "base/time.h"
#include "client/verdict.h"

namespace stsmfa::client {

// The standard retry mode of the AWS SDKs (botocore/retries/standard.py), for calls without a code.

/// In all, for one call.
constexpr int most_attempts = 3;

/// Whether the same call may do later: AWS was busy or not reached, or its answer was lost.
bool is_worth_another_attempt(Verdict verdict);

/// 1, 2, 4, ... at most 20 seconds after so many attempts (one at least). A random part of it is
/// waited for, so that many clients do not come back at once.
Seconds longest_back_off(int attempts);

/// A random number of [0, 1].
double random_part();

}  // namespace stsmfa::client
