#pragma once

#include "client/call_schedule.h"

#include <gtest/gtest.h>

#include <vector>

namespace stsmfa::client {

/// A schedule with a clock that stands still and a random number that is always the same.
class CallScheduleTest : public testing::Test {
 protected:
  void add(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      schedule.add(added++);
    }
  }

  /// Sends all that may go out now.
  std::vector<std::size_t> send() {
    std::vector<std::size_t> sent;
    while (const auto id = schedule.next(now)) {
      sent.push_back(*id);
    }
    return sent;
  }

  bool end(std::size_t id, Verdict verdict) { return schedule.ended(id, verdict, now); }

  /// Ends calls that are under way in this way, for good or not.
  void end_all(const std::vector<std::size_t>& ids, Verdict verdict) {
    for (const std::size_t id : ids) {
      end(id, verdict);
    }
  }

  /// Goes on to when the next call is due.
  void pass_time() { now = schedule.next_moment().value(); }

  /// How many attempts a single call gets that always ends so.
  int attempts_of(Verdict verdict) {
    add(1);
    for (int attempts = 1;; ++attempts) {
      const auto id = schedule.next(now);
      if (!id || end(*id, verdict)) return attempts;
      pass_time();
    }
  }

  /// Leaves exactly this much of a quota of 500, in calls that are out of the way.
  void leave_quota(int left) {
    for (int quota = 500; quota > left; quota -= quota - left >= 10 ? 10 : 5) {
      add(1);
      const std::size_t id = schedule.next(now).value();
      // it ends as refused when it comes back: that gives nothing back
      ASSERT_FALSE(end(id, quota - left >= 10 ? Verdict::lost : Verdict::not_sent));
      pass_time();
      ASSERT_TRUE(end(schedule.next(now).value(), Verdict::refused));
    }
  }

  double random = 0.5;
  CallSchedule schedule{[this] { return random; }};
  CallSchedule::Moment now = CallSchedule::Moment() + std::chrono::hours(1);
  std::size_t added = 0;
};

}  // namespace stsmfa::client
