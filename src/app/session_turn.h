#pragma once

#include "app/options.h"
#include "app/report.h"
#include "app/session_lock.h"
#include "base/environment.h"

#include <functional>

namespace stsmfa::app {

/// SessionLock::take_turn as the options want it: says who is being asked where while it waits for
/// that, and that a file system has no locks. `--renew` waits for a person as little as
/// `--no-prompt` does.
SessionLock::Turn take_turn(SessionLock& lock, const Options& options,
                            const Environment& environment, const std::function<bool()>& is_fresh,
                            const Report& report);

/// Does the work of the lock's holder. When it throws, those who wait are told why.
void as_holder(SessionLock& lock, const std::function<void()>& work);

}  // namespace stsmfa::app
