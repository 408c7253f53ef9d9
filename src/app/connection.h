#pragma once

#include "app/caller.h"
#include "app/destination.h"
#include "app/report.h"
#include "app/sts_client.h"
#include "app/world.h"
#include "base/environment.h"

namespace stsmfa::app {

/// A way to AWS for calls that need no person: the helper, and a caller on top of it.
class Connection {
 public:
  /// Starts the helper. Everything given outlives it. Throws Error as StsClient does.
  Connection(const Destination& destination, const Environment& environment, const Report& report);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const Caller& caller() const { return caller_; }

 private:
  StsClient client_;
  World world_;
  Caller caller_;
};

}  // namespace stsmfa::app
