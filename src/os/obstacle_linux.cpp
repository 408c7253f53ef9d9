#include "base/shell_word.h"
#include "os/obstacle.h"
#include "os/temp_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace stsmfa::os {

std::optional<Obstacle> find_obstacle(const std::string& target) {
  struct statx status {};
  if (statx(AT_FDCWD, target.c_str(), AT_SYMLINK_NOFOLLOW, 0, &status) != 0) {
    if (errno == ENOSYS || errno == EPERM) return std::nullopt;
    throw write_failure(target, errno);
  }
  if ((status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0) {
    return Obstacle{"it is a mount point", std::string(mount_point_hint)};
  }
  const bool is_immutable = (status.stx_attributes & STATX_ATTR_IMMUTABLE) != 0;
  if (!is_immutable && (status.stx_attributes & STATX_ATTR_APPEND) == 0) return std::nullopt;
  return Obstacle{
      "it is marked as not to be changed",
      (is_immutable ? "as root: chattr -i " : "as root: chattr -a ") + shell_word(target)};
}

std::optional<Obstacle> find_obstacle_in(const std::string& folder) {
  struct statx status {};
  if (statx(AT_FDCWD, folder.c_str(), 0, 0, &status) != 0) {
    if (errno == ENOSYS || errno == EPERM) return std::nullopt;
    throw write_failure(folder, errno);
  }
  if ((status.stx_attributes & STATX_ATTR_APPEND) == 0) return std::nullopt;
  return Obstacle{"its folder is marked as one in which nothing is replaced",
                  "as root: chattr -a " + shell_word(folder)};
}

}  // namespace stsmfa::os
