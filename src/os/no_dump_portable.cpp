#include "os/no_dump.h"

#include <cerrno>

namespace stsmfa::os {

int has_no_dump(const std::string& /*path*/) { return 0; }

int set_no_dump(int /*file*/) {
  errno = ENOTSUP;
  return -1;
}

}  // namespace stsmfa::os
