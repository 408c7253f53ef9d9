#include "base/shell_word.h"
#include "os/obstacle.h"
#include "os/temp_file.h"

#include <sys/stat.h>

#include <cerrno>

namespace stsmfa::os {

namespace {

constexpr unsigned of_owner = UF_IMMUTABLE | UF_APPEND;
constexpr unsigned of_system = SF_IMMUTABLE | SF_APPEND;

std::string how_to_unmark(unsigned flags, const std::string& path) {
  const bool is_owners = (flags & of_system) == 0;
  return (is_owners ? "chflags nouchg,nouappnd "
                    : "as root: chflags noschg,nosappnd,nouchg,nouappnd ") +
         shell_word(path);
}

}  // namespace

std::optional<Obstacle> find_obstacle(const std::string& target) {
  struct stat status {};
  if (lstat(target.c_str(), &status) != 0) throw write_failure(target, errno);
  if ((status.st_flags & (of_owner | of_system)) == 0) return std::nullopt;
  return Obstacle{"it is marked as not to be changed", how_to_unmark(status.st_flags, target)};
}

std::optional<Obstacle> find_obstacle_in(const std::string& folder) {
  struct stat status {};
  if (stat(folder.c_str(), &status) != 0) throw write_failure(folder, errno);
  if ((status.st_flags & (of_owner | of_system)) == 0) return std::nullopt;
  return Obstacle{"its folder is marked as one in which nothing is replaced",
                  how_to_unmark(status.st_flags, folder)};
}

}  // namespace stsmfa::os
