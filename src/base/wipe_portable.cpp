#include "base/secret.h"

#include <cstring>

namespace stsmfa {

void wipe(void* memory, std::size_t size) noexcept {
  std::memset(memory, 0, size);
  // Assembler of no instructions, that may read the memory: so the zeros have to be there. Linux's
  // memzero_explicit() does the same.
  asm volatile("" : : "r"(memory) : "memory");  // NOLINT(hicpp-no-assembler): see above
}

}  // namespace stsmfa
