#pragma once

#include <chrono>
#include <thread>

namespace stsmfa::os {

/// A second of waiting in steps, for what somebody else holds, or is in the middle of, for a
/// moment: twenty tries, 50 ms between two of them.
class Patience {
 public:
  /// Whether the try that comes is not the last.
  bool is_left() const { return waits_ > 0; }

  /// Waits for the next try; false, at once, when there is none.
  bool wait() {
    if (!is_left()) return false;
    --waits_;
    std::this_thread::sleep_for(step);
    return true;
  }

 private:
  static constexpr std::chrono::milliseconds step{50};
  int waits_ = 19;
};

}  // namespace stsmfa::os
