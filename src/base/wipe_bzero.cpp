#include "base/secret.h"

#include <cstring>

namespace stsmfa {

void wipe(void* memory, std::size_t size) noexcept { explicit_bzero(memory, size); }

}  // namespace stsmfa
