#pragma once

#include "base/time.h"
#include "sts/protocol.h"
#include "sts/request.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::client {

/// The way to AWS, and what time does meanwhile, as functions: all that signs, judges and tries
/// again can be tested without a process, a network or time going by.
struct Wire {
  using Moment = std::chrono::steady_clock::time_point;

  // As Helper has them: Error when the helper fails, Interrupted for a signal.
  std::function<void()> wait_until_ready = [] {};
  std::function<long(sts::Request)> send = {};
  std::function<sts::Reply(long id)> receive = {};
  std::function<std::optional<sts::Reply>(std::chrono::milliseconds patience)> receive_any = {};
  int readable = -1;  ///< becomes readable when a reply arrives; -1: nothing does
  /// Nothing more will be sent: the helper may end while we do other things.
  std::function<void()> hang_up = [] {};
  /// What the helper has said of itself, beside its replies.
  std::function<std::string()> complaints = [] { return std::string(); };

  std::function<Time()> now = {};       ///< by the machine's clock, for signatures
  std::function<Moment()> moment = {};  ///< by one that nobody sets, for waiting
  /// Lets time pass. Throws Interrupted for a signal.
  std::function<void(Seconds)> wait = {};
  std::function<double()> random = {};  ///< of [0, 1]

  sts::Reply exchange(sts::Request request) const { return receive(send(std::move(request))); }
};

/// Starts the helper, which lives as long as a copy of the wire does, with this environment
/// (helper_environment). Throws Error as Helper does.
Wire start_helper(const std::vector<std::string>& environment);

}  // namespace stsmfa::client
