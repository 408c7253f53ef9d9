#pragma once

#include "base/error.h"
#include "os/process.h"

#include <chrono>
#include <thread>

namespace stsmfa::session {

/// What `look` gives; while it throws, for about a second, it looks again: a program that writes
/// the file in place empties it first, and what is missing then is there in a moment. Throws the
/// last Error; Interrupted. For the holder of the session lock, who has found all in order before.
template <typename Look>
auto patiently(const Look& look) {
  constexpr std::chrono::milliseconds between_looks{50};
  constexpr int looks = 20;
  for (int looked = 1; looked < looks; ++looked) {
    try {
      return look();
    } catch (const Error&) {
      os::throw_if_interrupted();
    }
    std::this_thread::sleep_for(between_looks);
  }
  return look();
}

}  // namespace stsmfa::session
