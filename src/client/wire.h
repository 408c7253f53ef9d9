#pragma once

#include "base/time.h"
#include "sts/protocol.h"

#include <functional>
#include <string>

namespace stsmfa::client {

/// The borders of the process, so that everything inside them is a function of values and can be
/// tested without a terminal, a network or time going by.
struct World {
  std::function<Time()> now;
  /// Lets time pass. Throws Interrupted for a signal.
  std::function<void(Seconds)> wait;
  /// One exchange with STS. Throws Error when the helper fails, Interrupted for a signal.
  std::function<sts::Reply(sts::Request)> exchange;
};

class StsClient;

/// The real world. The client outlives it.
World world_of(StsClient& client);

}  // namespace stsmfa::client
