#pragma once

#include "client/parallel_calls.h"
#include "sts/protocol.h"
#include "sts/request.h"
#include "tests/unit/client/replies.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace stsmfa::client {

/// An STS that answers each request after 100 ms, as `script` has it, and a world whose time goes
/// by only where somebody waits.
class ScriptedSts {
 public:
  using Moment = client::CallSchedule::Moment;
  static constexpr std::chrono::milliseconds call_time{100};

  struct Seen {
    std::string date;  ///< X-Amz-Date
    std::string body;
    bool fresh;
  };

  /// Answers the n-th request, from 1.
  std::function<sts::Reply(std::size_t n, const Seen& seen)> script = [](std::size_t, const Seen&) {
    return granted();
  };
  std::vector<Seen> seen = {};
  std::size_t most_under_way = 0;
  double random = 0.5;
  Time clock = test::noon;  ///< the machine's, at the start

  client::Wire wire() {
    return {.send = [this](const sts::Request& request) { return send(request); },
            .receive_any = [this](std::chrono::milliseconds patience) { return receive(patience); },
            .now = [this] { return clock + std::chrono::floor<Seconds>(passed()); },
            .moment = [this] { return moment_; },
            .random = [this] { return random; }};
  }

  std::chrono::milliseconds passed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(moment_ - Moment());
  }

  /// An answer that arrives although nobody has asked.
  void answer_nothing() { under_way_.emplace(moment_, sts::Reply{.id = -1}); }

  static sts::Reply granted() {
    return {.outcome = sts::Outcome::answered,
            .status = 200,
            .date = test::noon,
            .root = "GetCallerIdentityResponse"};
  }
  static sts::Reply throttled() { return test::refusing("Throttling", "Rate exceeded", 400); }
  static sts::Reply lost() {
    return {.outcome = sts::Outcome::maybe_sent, .message = "the reply was cut short"};
  }

 private:
  long send(const sts::Request& request) {
    Seen now{.date = {}, .body = std::string(request.body.reveal()), .fresh = request.fresh};
    for (const sts::Header& header : request.headers) {
      if (header.name == "X-Amz-Date") now.date = header.value.reveal();
    }
    seen.push_back(now);
    sts::Reply reply = script(seen.size(), now);
    reply.id = static_cast<long>(seen.size());
    under_way_.emplace(moment_ + call_time, std::move(reply));
    most_under_way = std::max(most_under_way, under_way_.size());
    return static_cast<long>(seen.size());
  }

  std::optional<sts::Reply> receive(std::chrono::milliseconds patience) {
    const auto first = under_way_.begin();
    if (first == under_way_.end() || first->first > moment_ + patience) {
      moment_ += patience;
      return std::nullopt;
    }
    moment_ = std::max(moment_, first->first);
    sts::Reply reply = std::move(first->second);
    under_way_.erase(first);
    return reply;
  }

  std::multimap<Moment, sts::Reply> under_way_ = {};
  Moment moment_ = {};
};

}  // namespace stsmfa::client
