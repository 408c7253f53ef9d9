#pragma once

#include "base/rare.h"
#include "cli/report.h"
#include "client/call_schedule.h"
#include "client/client.h"
#include "client/wire.h"
#include "profile/destination.h"
#include "sts/call.h"
#include "sts/protocol.h"
#include "sts/sigv4.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <unordered_map>

namespace stsmfa::client {

/// A call without a code, with what it takes to send it again.
struct ParallelCall {
  sts::Call call;
  sts::Credentials credentials;
  const profile::Destination* destination;  ///< outlives the call
};

/// Makes a call when it first goes out, so that thousands which wait for that take little room.
using MakeCall = std::function<ParallelCall()>;

/// Carries many calls at once through one helper, over kept-alive connections, by CallSchedule.
/// None of them has a code in it: each may be sent again. It is signed when it goes out, however
/// long it has waited.
///
/// A clock that AWS refuses is corrected: the call goes out once more with AWS's time, and so do
/// all after it; that the clock is wrong is said once.
class ParallelCalls {
 public:
  /// `report` outlives it.
  ParallelCalls(Wire wire, cli::Report& report)
      : wire_(std::move(wire)), report_(report), schedule_(wire_.random) {}

  /// Number `id` is the caller's own; no two calls that have not ended have the same. It goes out
  /// in next(), which `make` is called by; what that throws goes on to the caller.
  void add(std::size_t id, MakeCall make);

  struct Ended {
    std::size_t id;
    JudgedReply reply;
  };

  /// Sends what may go out, and waits until a call has ended for good, at most `patience`; nullopt
  /// then, and at once when it is idle. Throws Error (unreached) when the helper fails, Interrupted
  /// for a signal; then nothing more can be had of it. Replies to what others have sent through the
  /// wire (a connection that is no longer waited for) are dropped.
  std::optional<Ended> next(std::chrono::milliseconds patience);

  bool idle() const { return schedule_.idle(); }  ///< every call has ended

  /// Called whenever a call goes out: for callers that show what is going on. `attempt` counts from
  /// 1; a call that goes out again for the clock's sake counts too.
  std::function<void(std::size_t id, int attempt)> on_sent = {};

 private:
  /// A call that has not ended.
  struct Pending {
    MakeCall make;                 ///< none once it is made: what it keeps may be secret
    Rare<ParallelCall> call = {};  ///< nothing before it goes out
    int attempts = 0;
    Time signed_at = {};     ///< the last of them, by AWS's clock as far as we know it
    bool corrected = false;  ///< it has gone out again for the clock's sake
  };

  void send(std::size_t id);
  std::optional<Ended> take(sts::Reply reply);
  bool needs_correction(JudgedReply& judged, Pending& pending);

  Wire wire_;
  cli::Report& report_;
  CallSchedule schedule_;
  std::unordered_map<std::size_t, Pending> calls_ = {};
  std::unordered_map<long, std::size_t> under_way_ = {};  ///< calls by their requests' ids
  Seconds correction_{};                                  ///< AWS's clock less ours
  bool clock_said_ = false;
};

}  // namespace stsmfa::client
