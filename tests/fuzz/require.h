#pragma once

#include <cstdlib>

namespace stsmfa::test {

/// Ends the program, which libFuzzer takes for a find, when something does not hold.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace stsmfa::test
