#include "os/random.h"

#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace stsmfa::os {

int fill_with_random(std::span<unsigned char> bytes) {
  constexpr std::size_t most_at_once = 256;  // that getentropy(3) gives
  while (!bytes.empty()) {
    const auto piece = bytes.first(std::min(bytes.size(), most_at_once));
    if (getentropy(piece.data(), piece.size()) != 0) return errno;
    bytes = bytes.subspan(piece.size());
  }
  return 0;
}

}  // namespace stsmfa::os
