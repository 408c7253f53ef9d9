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
  return Obstacle{"it is a mount point", std::string(mount_point_hint)};
}

std::optional<Obstacle> find_obstacle_in(const std::string& /*folder*/) { return std::nullopt; }

}  // namespace stsmfa::os
