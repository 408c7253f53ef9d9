#include "os/file.h"
#include "os/obstacle.h"
#include "os/temp_file.h"

#include <sys/stat.h>

#include <cerrno>

namespace stsmfa::os {

std::optional<Obstacle> find_obstacle(const std::string& target) {
  struct stat file {};
  struct stat folder {};
  if (lstat(target.c_str(), &file) != 0 || stat(folder_of(target).c_str(), &folder) != 0) {
    throw write_failure(target, errno);
  }
  if (file.st_dev == folder.st_dev) return std::nullopt;
  return Obstacle{"it is a mount point", mount_point_hint};
}

}  // namespace stsmfa::os
