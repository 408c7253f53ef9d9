#include "client/retry.h"

#include "os/random.h"

#include <algorithm>
#include <array>
#include <bit>
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
  std::array<unsigned char, sizeof(std::uint32_t)> bytes{};
  if (os::fill_with_random(bytes) != 0) return 0.5;
  return std::bit_cast<std::uint32_t>(bytes) / double{std::numeric_limits<std::uint32_t>::max()};
}

}  // namespace stsmfa::client
