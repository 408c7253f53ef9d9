// What is freed in this program is overwritten first, whoever frees it: libcurl and OpenSSL give
// their buffers back with the replies still in them, keys and all, where whoever takes the helper
// over by a later reply would find them. glibc lets a program have its own functions in the place
// of these, for all libraries ("Replacing malloc" in its manual).

#include "base/secret.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

#if defined(__GLIBC__) && !defined(STSMFA_SANITIZED)

namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t large = 1024UL * 1024;

/// A large block's whole pages are given back, and are zero when they are used again: overwriting
/// would fill memory that was never used, such as the 128 MiB that a hostile reply can have zstd
/// ask for. Where pages are larger than these madvise(2) refuses, and they are overwritten.
void wipe_block(char* block, std::size_t size) {
  if (size >= large) {
    const std::size_t before = page - reinterpret_cast<std::uintptr_t>(block) % page;
    const std::size_t whole = (size - before) / page * page;
    if (::madvise(block + before, whole, MADV_DONTNEED) == 0) {
      stsmfa::wipe(block, before);
      stsmfa::wipe(block + before + whole, size - before - whole);
      return;
    }
  }
  stsmfa::wipe(block, size);
}

}  // namespace

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl*): glibc's name for its own
extern "C" void __libc_free(void* block);

extern "C" [[gnu::visibility("default")]] void free(void* block) {
  if (block != nullptr) wipe_block(static_cast<char*>(block), ::malloc_usable_size(block));
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
