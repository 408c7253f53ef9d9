#pragma once

#include "app/assume_roles.h"
#include "app/caller.h"
#include "app/code_source.h"
#include "app/plan.h"
#include "app/session_lock.h"

#include <functional>

namespace stsmfa::app {

/// Everything between "stale" and "write it".
struct Obtain {
  Plan& plan;  ///< gets the device that `find_device` finds
  const Caller& caller;
  CodeSource& codes;
  SessionLock& lock;
  const Report& report;
  /// Finds the device where the plan has none. Throws Error.
  std::function<Setting()> find_device;
};

/// Gets codes and calls STS until there is a session. A code goes out once; only when AWS refused
/// the signature or the clock before it looked at the code does it go out once more, re-signed with
/// AWS's time. A code that was sent a moment ago by anybody is not sent at all. A plan that needs
/// no code is tried without one, and with one only when AWS refuses it access. Further roles of the
/// plan are assumed with the first one's session. Throws Error with the reason in the end.
Obtained obtain(const Obtain& context);

}  // namespace stsmfa::app
