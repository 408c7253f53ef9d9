#include "os/terminal_name.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace stsmfa::os {

namespace {

/// glibc's ioctl(3) takes an unsigned long, musl's an int.
template <class Request>
constexpr Request name_request(int (* /*ioctl*/)(int, Request, ...)) {
  return static_cast<Request>(TIOCGDEV);
}

}  // namespace

std::string terminal_name(int terminal) {
  // ttyname(3) of /dev/tty is /dev/tty; the kernel knows the device behind it.
  unsigned int device = 0;
  if (ioctl(terminal, name_request(&ioctl), &device) != 0) return "";
  for (const char* prefix : {"/dev/pts/", "/dev/tty"}) {
    std::string path = prefix + std::to_string(minor(device));
    struct stat status {};
    if (stat(path.c_str(), &status) == 0 && status.st_rdev == device) return path;
  }
  return "";
}

}  // namespace stsmfa::os
