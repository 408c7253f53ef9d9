#include "os/executable.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <climits>

namespace stsmfa::os {

std::string executable_path() {
  std::array<char, PATH_MAX> path{};
  const ssize_t size = readlink("/proc/self/exe", path.data(), path.size());
  return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : "";
}

uid_t executable_owner() {
  struct stat status {};
  return stat("/proc/self/exe", &status) == 0 ? status.st_uid : 0;
}

}  // namespace stsmfa::os
