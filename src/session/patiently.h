#pragma once

#include "base/error.h"
#include "os/patience.h"
#include "os/process.h"

namespace stsmfa::session {

/// What `look` gives; while it throws, for about a second, it looks again: a program that writes
/// the file in place empties it first, and what is missing then is there in a moment. Throws the
/// last Error; Interrupted. For the holder of the session lock, who has found all in order before.
template <typename Look>
auto patiently(const Look& look) {
  for (os::Patience patience;;) {
    try {
      return look();
    } catch (const Error&) {
      os::throw_if_interrupted();
      if (!patience.wait()) throw;
    }
  }
}

}  // namespace stsmfa::session
