#include "base/error.h"

#include <cstring>

namespace stsmfa {

std::string error_text(int error_number) {
  // Not translated, since nobody calls setlocale(3), nor used by two threads.
  return std::strerror(error_number);  // NOLINT(concurrency-mt-unsafe): see above
}

}  // namespace stsmfa
