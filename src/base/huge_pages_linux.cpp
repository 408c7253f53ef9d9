#include "base/huge_pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <memory>

namespace stsmfa {

void advise_huge_pages(char* memory, std::size_t size) {
  constexpr std::size_t much = std::size_t{4} << 20U;
  if (size < much) return;
  void* start = memory;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (std::align(page, much / 2, start, size) == nullptr) return;
  madvise(start, size, MADV_HUGEPAGE);
}

}  // namespace stsmfa
