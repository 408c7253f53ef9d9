// What is freed in this program is overwritten first, whoever frees it: libcurl and OpenSSL give
// their buffers back with the replies still in them, keys and all, where whoever takes the helper
// over by a later reply would find them. glibc lets a program have its own functions in the place
// of these, for all libraries ("Replacing malloc" in its manual).

#include "base/secret.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

constexpr std::size_t large = 1024UL * 1024;

/// A large block's whole pages are given back, and are zero when they are used again: overwriting
/// would fill memory that was never used, such as the 128 MiB that a hostile reply can have zstd
/// ask for.
void wipe_block(char* block, std::size_t size) {
  if (size >= large) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
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

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl*,readability-inconsistent-declaration-*): the
// names are glibc's
extern "C" void __libc_free(void* block);

extern "C" [[gnu::visibility("default")]] void free(void* block) {
  if (block != nullptr) wipe_block(static_cast<char*>(block), ::malloc_usable_size(block));
  __libc_free(block);
}

/// glibc's own would free the old block by itself.
extern "C" [[gnu::visibility("default")]] void* realloc(void* block, std::size_t size) {
  if (block != nullptr && size == 0) {
    std::free(block);
    return nullptr;
  }
  const std::size_t held = ::malloc_usable_size(block);
  if (block != nullptr && size <= held) return block;
  void* larger = std::malloc(std::max(size, std::size_t{1}));
  if (larger == nullptr || block == nullptr) return larger;
  std::memcpy(larger, block, held);
  std::free(block);
  return larger;
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl*,readability-inconsistent-declaration-*)
