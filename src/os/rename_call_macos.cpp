#include "os/rename_call.h"

#include <cerrno>
#include <cstdio>

namespace stsmfa::os {

int rename_call(const std::string& from, const std::string& to, RenameKind kind) {
  const unsigned flags = kind == RenameKind::to_new ? RENAME_EXCL : RENAME_SWAP;
  const int result = kind == RenameKind::over ? std::rename(from.c_str(), to.c_str())
                                              : renamex_np(from.c_str(), to.c_str(), flags);
  return result == 0 ? 0 : errno;
}

}  // namespace stsmfa::os
