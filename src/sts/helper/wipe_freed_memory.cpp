// What is freed in this program is overwritten first, whoever frees it: libcurl and OpenSSL give
// their buffers back with the replies still in them, keys and all, where whoever takes the helper
// over by a later reply would find them. glibc lets a program have its own functions in the place
// of these, for all libraries ("Replacing malloc" in its manual).

#include "base/secret.h"

#include <malloc.h>

#include <cstdlib>
#include <cstring>

#if defined(__GLIBC__) && !defined(STSMFA_SANITIZED)

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl*): glibc's name for its own
extern "C" void __libc_free(void* block);

extern "C" [[gnu::visibility("default")]] void free(void* block) {
  if (block != nullptr) stsmfa::wipe(block, ::malloc_usable_size(block));
  __libc_free(block);
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl*)

/// glibc's own would free the old block by itself.
extern "C" [[gnu::visibility("default")]] void* realloc(void* block, std::size_t size) {
  const std::size_t held = block == nullptr ? 0 : ::malloc_usable_size(block);
  if (size != 0 && size <= held) return block;
  void* larger = size == 0 && block != nullptr ? nullptr : std::malloc(size);
  if (larger != nullptr && block != nullptr) std::memcpy(larger, block, held);
  if (larger != nullptr || size == 0) std::free(block);
  return larger;
}

#endif
