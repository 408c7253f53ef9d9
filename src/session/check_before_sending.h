#pragma once

#include "profile/plan.h"
#include "session/renewal.h"
#include "session/run.h"

#include <functional>

namespace stsmfa::session {

/// A person may think for two minutes: what others have made of the file meanwhile is found out
/// while the code is still good. Throws Error, which says that the code was not sent, when what the
/// renewal writes would be refused, or when the keys or the role are no more those of the renewal.
void check_before_sending(const Renewal& renewal, const Run& run);

/// The same of any renewals: what `check` throws, while it throws it for about a second, says that
/// the code was not sent.
void check_in_time(const std::function<void()>& check);

/// Throws Error (plan_impossible) unless the keys and the role of a plan are those of the one that
/// the file calls for `now`. Of a command's keys nothing is known.
void check_is_as_planned(const profile::Plan& plan, const profile::Plan& now);

}  // namespace stsmfa::session
