#pragma once

#include "session/renewal.h"
#include "session/run.h"

namespace stsmfa::session {

/// A person may think for two minutes: what others have made of the file meanwhile is found out
/// while the code is still good. Throws Error, which says that the code was not sent, when what the
/// renewal writes would be refused, or when the keys or the role are no more those of the renewal.
void check_before_sending(const Renewal& renewal, const Run& run);

}  // namespace stsmfa::session
