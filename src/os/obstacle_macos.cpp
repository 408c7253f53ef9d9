#include "os/obstacle.h"
#include "os/temp_file.h"

#include <sys/stat.h>

#include <cerrno>

namespace stsmfa::os {

std::optional<Obstacle> find_obstacle(const std::string& target) {
  constexpr unsigned of_owner = UF_IMMUTABLE | UF_APPEND;
  constexpr unsigned of_system = SF_IMMUTABLE | SF_APPEND;
  struct stat status {};
  if (lstat(target.c_str(), &status) != 0) throw write_failure(target, errno);
  if ((status.st_flags & (of_owner | of_system)) == 0) return std::nullopt;
  const bool is_owners = (status.st_flags & of_system) == 0;
  return Obstacle{"it is marked as not to be changed",
                  is_owners ? "chflags nouchg,nouappnd FILE"
                            : "as root: chflags noschg,nosappnd,nouchg,nouappnd FILE"};
}

}  // namespace stsmfa::os
