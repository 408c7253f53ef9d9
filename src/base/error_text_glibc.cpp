#include "base/error.h"

#include <cstring>

namespace stsmfa {

std::string error_text(int error_number) {
  // strerrordesc_np does not translate and needs no buffer; it knows every number the kernel has.
  const char* text = strerrordesc_np(error_number);
  return text != nullptr ? text : "error " + std::to_string(error_number);
}

}  // namespace stsmfa
