#pragma once

#include "ask/question.h"
#include "base/time.h"
#include "client/wire.h"

#include <functional>
#include <string>
#include <vector>

namespace stsmfa::session {

/// The ways out of the process, so that everything inside is tested without a helper, a terminal or
/// time going by.
struct World {
  /// Starts the helper with this environment. Throws Error (plan_impossible) when it cannot be.
  std::function<client::Wire(const std::vector<std::string>& environment)> connect;
  ask::Ask ask;
  std::function<Time()> now;
};

/// The helper beside this executable, the person at the terminal, the machine's clock.
World real_world();

}  // namespace stsmfa::session
