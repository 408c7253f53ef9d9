#include "os/no_dump.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include <cerrno>

namespace stsmfa::os {

int has_no_dump(const std::string& path) {
  struct statx status {};
  if (statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, 0, &status) != 0) {
    return errno == ENOSYS || errno == EPERM ? 0 : -1;
  }
  return (status.stx_attributes & STATX_ATTR_NODUMP) != 0 ? 1 : 0;
}

int set_no_dump(int file) {
  int flags = 0;
  if (ioctl(file, FS_IOC_GETFLAGS, &flags) != 0) return -1;
  flags |= FS_NODUMP_FL;
  return ioctl(file, FS_IOC_SETFLAGS, &flags);
}

}  // namespace stsmfa::os
