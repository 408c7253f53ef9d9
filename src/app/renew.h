#pragma once

#include "app/look.h"
#include "app/report.h"

namespace stsmfa::app {

/// Everything that a stale section leads to: checks that cost nothing first, then the session lock,
/// a second look, the helper, the code, STS, the rewrite. Returns with a fresh section, written by
/// us or by somebody whom we waited for. Throws Error, Interrupted.
void renew(const Viewer& viewer, const Stale& stale, const Report& report);

}  // namespace stsmfa::app
