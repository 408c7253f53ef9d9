#include "base/shell_word.h"
#include "os/obstacle.h"
#include "os/temp_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

namespace stsmfa::os {

namespace {

/// The command that takes a mark from what has it; empty when there is none.
std::string how_to_unmark(const struct statx& status, const std::string& path) {
  if ((status.stx_attributes & STATX_ATTR_IMMUTABLE) != 0) {
    return "as root: chattr -i " + shell_word(path);
  }
  const bool is_append_only = (status.stx_attributes & STATX_ATTR_APPEND) != 0;
  return is_append_only ? "as root: chattr -a " + shell_word(path) : std::string();
}

}  // namespace

std::optional<Obstacle> find_obstacle(const std::string& target) {
  struct statx status {};
  if (statx(AT_FDCWD, target.c_str(), AT_SYMLINK_NOFOLLOW, 0, &status) != 0) {
    if (errno == ENOSYS || errno == EPERM) return std::nullopt;
    throw write_failure(target, errno);
  }
  if ((status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0) {
    return Obstacle{"it is a mount point", std::string(mount_point_hint)};
  }
  std::string hint = how_to_unmark(status, target);
  if (hint.empty()) return std::nullopt;
  return Obstacle{"it is marked as not to be changed", std::move(hint)};
}

std::optional<Obstacle> find_obstacle_in(const std::string& folder) {
  struct statx status {};
  if (statx(AT_FDCWD, folder.c_str(), 0, 0, &status) != 0) {
    if (errno == ENOSYS || errno == EPERM) return std::nullopt;
    throw write_failure(folder, errno);
  }
  std::string hint = how_to_unmark(status, folder);
  if (hint.empty()) return std::nullopt;
  return Obstacle{"its folder is marked as one in which nothing is replaced", std::move(hint)};
}

}  // namespace stsmfa::os
