#pragma once

#include "app/caller.h"
#include "app/destination.h"
#include "app/report.h"
#include "app/sts_client.h"
#include "batch/call_schedule.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>

namespace stsmfa::batch {

/// A call without a code, with what it takes to send it again.
struct ParallelCall {
  sts::Call call;
  sts::Credentials credentials;
  const app::Destination* destination;  ///< outlives the call
};

/// Carries many calls at once through one helper, over kept-alive connections, by CallSchedule.
/// None of them has a code in it: each may be sent again.
///
/// A clock that AWS refuses is corrected: the call goes out once more with AWS's time, and so do
/// all after it; that the clock is wrong is said once.
class ParallelCalls {
 public:
  /// Everything given outlives it.
  ParallelCalls(app::StsClient& client, const app::Report& report);

  /// Number `id` is the caller's own; no two calls under way have the same.
  void add(std::size_t id, ParallelCall call);

  struct Ended {
    std::size_t id;
    app::Answer answer;
  };

  /// Sends what may go out, and waits until a call has ended for good, at most `patience`; nullopt
  /// then. Throws Error (unreached) when the helper fails, Interrupted for a signal.
  std::optional<Ended> next(std::chrono::milliseconds patience);

  bool idle() const;  ///< every call has ended

  /// Called whenever a call goes out: for whoever shows what is going on. `attempt` counts from 1.
  std::function<void(std::size_t id, int attempt)> on_sent = {};
};

}  // namespace stsmfa::batch
