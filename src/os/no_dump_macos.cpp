#include "os/no_dump.h"

#include <sys/stat.h>
#include <unistd.h>

namespace stsmfa::os {

int has_no_dump(const std::string& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return -1;
  return (status.st_flags & UF_NODUMP) != 0 ? 1 : 0;
}

int set_no_dump(int file) {
  struct stat status {};
  if (fstat(file, &status) != 0) return -1;
  return fchflags(file, status.st_flags | UF_NODUMP);
}

}  // namespace stsmfa::os
