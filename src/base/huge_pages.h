#pragma once

#include <cstddef>

namespace stsmfa {

/// Asks for huge pages for memory that is large (4 MiB and more), where the system can be asked
/// (madvise(2), MADV_HUGEPAGE of Linux): 20 MB take twice as long to be filled where each of the
/// 4,900 small pages has to be faulted in. Advice: what comes of it does not matter.
void advise_huge_pages(char* memory, std::size_t size);

}  // namespace stsmfa
