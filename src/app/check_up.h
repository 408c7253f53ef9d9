#pragma once

#include "app/diagnosis.h"
#include "app/look.h"
#include "app/report.h"

#include <vector>

namespace stsmfa::app {

/// What AWS itself says: whether its endpoint answers, what time it has, and whose the keys and the
/// session are.
struct CheckUp {
  std::vector<Fact> facts;
  std::vector<Problem> problems;
};

/// Asks STS for GetCallerIdentity with the plan's keys, and with the session of the section if it
/// holds a fresh one. Neither needs a permission or a code. Throws Interrupted; everything else
/// that goes wrong is a problem.
CheckUp check_up(const Look& look, const Viewer& viewer, const Report& report);

}  // namespace stsmfa::app
