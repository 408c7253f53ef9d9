#pragma once

#include "app/answer.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace stsmfa::batch {

/// Which of many calls goes out when: at most 32 at a time, and each again for as long as the
/// standard retry mode of the AWS SDKs allows. A value without a clock, a network or randomness of
/// its own.
///  - Three attempts in all for a call that did not arrive or whose answer was lost, up to eight
///    for one that AWS was too busy for; between them a random part of 1, 2, 4, ... at most 20
///    seconds.
///  - All calls share a quota of 500 for further attempts, of which each costs 5 (10 after a
///    time-out or a cut connection); an attempt that succeeds gives back what it had cost, any
///    other success 1 (botocore's RetryQuota). Without quota the last answer is final: what is down
///    for all is not asked hundreds of times.
///  - When AWS throttles, half as many go out at a time (one at least); each success lets one more
///    out for a full round of them, up to 32 again.
class CallSchedule {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// `random` gives a number of [0, 1].
  explicit CallSchedule(std::function<double()> random) : random_(std::move(random)) {}

  /// A further call, by a number that no other call has.
  void add(std::size_t id);

  /// The call to be sent now, which is under way from now on; nullopt: none.
  std::optional<std::size_t> next(Moment now);

  /// What came of a call that is under way. True when that is final; otherwise it will come back
  /// from next() later.
  bool ended(std::size_t id, app::Verdict verdict, Moment now);

  /// When next() will have a call again that is only waiting for its time; nullopt: none is, or
  /// nothing may go out before something under way has ended.
  std::optional<Moment> next_moment() const;

  bool idle() const;  ///< nothing waits and nothing is under way

 private:
  std::function<double()> random_;
};

}  // namespace stsmfa::batch
