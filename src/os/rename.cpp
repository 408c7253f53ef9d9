#include "os/rename.h"

#include "os/patience.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>

namespace stsmfa::os {

namespace {

/// rename(2) itself for no flags, which a sandbox knows that knows no renameat2(2).
int rename_once(const std::string& from, const std::string& to, unsigned flags) {
  const int result = flags == 0 ? std::rename(from.c_str(), to.c_str())
                                : renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags);
  return result == 0 ? 0 : errno;
}

int rename(const std::string& from, const std::string& to, unsigned flags) {
  for (Patience patience;;) {
    const int error_number = rename_once(from, to, flags);
    const bool is_held = error_number == EACCES || error_number == EBUSY;
    if (!is_held || !patience.wait()) return error_number;
  }
}

}  // namespace

int rename_over(const std::string& from, const std::string& to) { return rename(from, to, 0); }

int rename_to_new(const std::string& from, const std::string& to) {
  return rename(from, to, RENAME_NOREPLACE);
}

int exchange(const std::string& one, const std::string& other) {
  return rename(one, other, RENAME_EXCHANGE);
}

bool has_no_such_rename(int error_number) {
  return error_number == EINVAL || error_number == ENOSYS || error_number == EPERM;
}

}  // namespace stsmfa::os
