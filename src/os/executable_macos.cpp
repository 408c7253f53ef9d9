#include "os/executable.h"

#include <mach-o/dyld.h>
#include <sys/stat.h>

#include <array>
#include <climits>
#include <cstdint>
#include <cstdlib>

namespace stsmfa::os {

std::string executable_path() {
  std::array<char, PATH_MAX> path{};
  std::array<char, PATH_MAX> resolved{};
  std::uint32_t size = path.size();
  if (_NSGetExecutablePath(path.data(), &size) != 0) return "";
  return realpath(path.data(), resolved.data()) != nullptr ? resolved.data() : "";
}

uid_t executable_owner() {
  struct stat status {};
  return stat(executable_path().c_str(), &status) == 0 ? status.st_uid : 0;
}

}  // namespace stsmfa::os
