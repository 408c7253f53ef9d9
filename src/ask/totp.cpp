#include "ask/totp.h"

#include <algorithm>

namespace stsmfa::ask {

Seconds until_another_code(Time sent, Time now) {
  return std::max(Seconds(0), sent + until_next_code(sent) - now);
}

Seconds until_next_code(Time now) {
  constexpr Seconds step = Seconds(30);
  return step - now.time_since_epoch() % step;
}

std::string time_to_next_code(Time now) {
  return std::to_string(until_next_code(now).count()) + " s";
}

}  // namespace stsmfa::ask
