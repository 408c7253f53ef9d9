#include "os/rename.h"

#include "os/patience.h"
#include "os/rename_call.h"

#include <cerrno>

namespace stsmfa::os {

namespace {

int rename(const std::string& from, const std::string& to, RenameKind kind) {
  for (Patience patience;;) {
    const int error_number = rename_call(from, to, kind);
    const bool is_held = error_number == EACCES || error_number == EBUSY;
    if (!is_held || !patience.wait()) return error_number;
  }
}

}  // namespace

int rename_over(const std::string& from, const std::string& to) {
  return rename(from, to, RenameKind::over);
}

int rename_to_new(const std::string& from, const std::string& to) {
  return rename(from, to, RenameKind::to_new);
}

int exchange(const std::string& one, const std::string& other) {
  return rename(one, other, RenameKind::exchange);
}

bool has_no_such_rename(int error_number) {
  return error_number == EINVAL || error_number == ENOSYS || error_number == EPERM ||
         error_number == ENOTSUP;
}

}  // namespace stsmfa::os
