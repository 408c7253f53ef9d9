#include "base/secret.h"

#include <cstring>

namespace stsmfa {

void wipe(void* memory, std::size_t size) noexcept { explicit_bzero(memory, size); }

// Not inline: GCC 12 warns of overflows that cannot be where it sees through a short secret
// growing.
void Secret::append(std::string_view bytes) {
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
}

}  // namespace stsmfa
