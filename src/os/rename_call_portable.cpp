#include "os/rename_call.h"

#include <cerrno>
#include <cstdio>

namespace stsmfa::os {

int rename_call(const std::string& from, const std::string& to, RenameKind kind) {
  if (kind != RenameKind::over) return ENOSYS;
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace stsmfa::os
