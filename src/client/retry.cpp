#include "client/retry.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace stsmfa::client {

bool is_worth_another_attempt(Verdict verdict) {
  return verdict == Verdict::busy || verdict == Verdict::not_sent || verdict == Verdict::lost;
}

Seconds longest_back_off(int attempts) {
  constexpr int longest_seconds = 20;
  const int doublings = std::min(attempts - 1, 5);  // 32 is more than the longest already
  return Seconds(std::min(1 << doublings, longest_seconds));
}

double random_part() {
  std::uint32_t random = 0;
  if (::getrandom(&random, sizeof random, 0) != ssize_t{sizeof random}) return 0.5;
  return random / double{std::numeric_limits<std::uint32_t>::max()};
}

}  // namespace stsmfa::client
