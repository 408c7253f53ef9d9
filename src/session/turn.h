#pragma once

#include "cli/report.h"
#include "profile/context.h"
#include "session/lock.h"

#include <functional>

namespace stsmfa::session {

/// Lock::take_turn as the options want it: says who is being asked where while it waits for
/// that, and that a file system has no locks. `--renew`, which needs no code, and whoever says that
/// he needs none either pass by a person who is asked.
Lock::Turn take_turn(
    Lock& lock, const profile::Context& context, const std::function<bool()>& is_fresh,
    cli::Report& report, const std::function<bool()>& needs_no_code = [] { return false; });

/// The same for work that no person is asked for: waits a second at most, `--lock-timeout` if that
/// is less, and never for a person; passed_by where that was in vain.
Lock::Turn take_turn_or_pass_by(Lock& lock, const profile::Context& context,
                                const std::function<bool()>& is_fresh);

/// Does the work of the lock's holder. When it throws, those who wait are told why.
void as_holder(Lock& lock, const std::function<void()>& work);

}  // namespace stsmfa::session
