#include "base/huge_pages.h"

namespace stsmfa {

void advise_huge_pages(char* /*memory*/, std::size_t /*size*/) {}

}  // namespace stsmfa
