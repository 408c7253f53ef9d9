#include "sts/helper/confine.h"

#include <sys/resource.h>

namespace stsmfa::helper {

/// POSIX has no sandbox, but a limit of how far a file can be written: pipes and sockets have none.
bool confine_powers(std::string_view /*ca_bundles*/) {
  const rlimit nothing{0, 0};
  return ::setrlimit(RLIMIT_FSIZE, &nothing) == 0;
}

bool confine_files(std::string_view /*ca_bundles*/) { return true; }

bool confine_system_calls() { return true; }

}  // namespace stsmfa::helper
