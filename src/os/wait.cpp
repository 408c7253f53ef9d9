#include "os/wait.h"

#include "base/error.h"
#include "os/poll_some.h"
#include "os/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>

namespace stsmfa::os {

namespace {

#ifdef CLOCK_BOOTTIME
constexpr clockid_t sleepless_clock = CLOCK_BOOTTIME;
#else
constexpr clockid_t sleepless_clock = CLOCK_MONOTONIC;  // a Mac's goes on while the machine sleeps
#endif

std::chrono::nanoseconds time_since_boot() {
  timespec now{};
  clock_gettime(sleepless_clock, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

Ready wait_for(pollfd first, pollfd second, const Deadline& deadline) {
  // poll(2) does not count the time that the machine sleeps, so it is never trusted for long.
  constexpr std::chrono::milliseconds longest{1000};
  for (;;) {
    std::array<pollfd, 3> entries = {{first, second, {signal_fd(), POLLIN, 0}}};
    const auto patience = std::min(deadline.left(), longest);
    const int count = poll_some(entries, patience);
    const int error_number = errno;
    throw_if_interrupted();
    if (count < 0 && error_number != EINTR) {
      throw system_error(ExitStatus::plan_impossible, "wait", "", error_number);
    }
    const Ready ready = {entries[0].revents != 0, entries[1].revents != 0};
    if (count > 0 && (ready.first || ready.second)) return ready;
    if (deadline.passed()) return {};
  }
}

}  // namespace

Deadline::Deadline(std::chrono::milliseconds from_now) : end_(time_since_boot() + from_now) {}

std::chrono::milliseconds Deadline::left() const {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - time_since_boot());
  return std::max(left, std::chrono::milliseconds::zero());
}

Ready wait_readable(int first, int second, const Deadline& deadline) {
  return wait_for({first, POLLIN, 0}, {second, POLLIN, 0}, deadline);
}

bool wait_writable(int fd, const Deadline& deadline) {
  return wait_for({fd, POLLOUT, 0}, {-1, 0, 0}, deadline).first;
}

}  // namespace stsmfa::os
