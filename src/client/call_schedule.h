#pragma once

#include "client/verdict.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <queue>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stsmfa::client {

/// Which of many calls goes out when: at most 32 at a time, and each again where that may help, by
/// the rules of the AWS SDKs' standard retry mode (botocore/retries/standard.py and quota.py). A
/// value without a clock, a network or randomness of its own. No step of it looks at all calls.
///  - Three attempts in all for a call that did not arrive or whose answer was lost. Up to eight,
///    not the SDKs' three, for one that AWS was too busy for: that may be our own doing. Between
///    them a random part of 1, 2, 4, ... at most 20 seconds.
///  - All calls share a quota of 500 for further attempts (botocore's RetryQuota), of which each
///    costs 5, or 10 when the answer was lost. A success gives back what its last attempt had cost,
///    or 1 if it was the first. Without quota the last answer is final: what is down for all is not
///    asked hundreds of times.
///  - When AWS is busy, half as many go out at a time (one at least). The calls that were under way
///    then are one piece of news: only one that went out after it halves again. As many successes
///    as may be under way let one more out, up to 32 again: TCP's rule for a crowded network.
class CallSchedule {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// `random` gives a number of [0, 1].
  explicit CallSchedule(std::function<double()> random);

  /// A further call, by a number that no other call has.
  void add(std::size_t id);

  /// The call to be sent now, which is under way from now on; nullopt: none. A call whose further
  /// attempt is due comes before those that had none yet, which come in their order.
  std::optional<std::size_t> next(Moment now);

  /// What came of a call that is under way. True when that is final; otherwise it will come back
  /// from next() later.
  bool ended(std::size_t id, Verdict verdict, Moment now);

  /// Once next() has given nullopt: when it will have a call that is only waiting for its time;
  /// nullopt: none is, or nothing may go out before something under way has ended.
  std::optional<Moment> next_moment() const;

  bool idle() const { return calls_.empty(); }  ///< nothing waits and nothing is under way

 private:
  /// A call that has not ended for good.
  struct Call {
    int attempts = 0;
    int cost = 0;      ///< of its last attempt; 0 for the first
    long sending = 0;  ///< the number of its last sending among all of them
  };
  using Later = std::pair<Moment, std::size_t>;

  void halve(const Call& call);
  void succeeded(const Call& call);
  bool may_come_back(Call& call, Verdict verdict);

  std::function<double()> random_;
  std::unordered_map<std::size_t, Call> calls_ = {};
  std::deque<std::size_t> first_ = {};  ///< those that have not been sent yet
  std::priority_queue<Later, std::vector<Later>, std::greater<>> later_ = {};
  std::size_t under_way_ = 0;
  std::size_t most_;           ///< may be under way
  std::size_t successes_ = 0;  ///< since most_ last changed
  long sendings_ = 0;          ///< so far
  long halved_at_ = 0;         ///< sendings so far when most_ was last halved
  int quota_;
};

}  // namespace stsmfa::client
