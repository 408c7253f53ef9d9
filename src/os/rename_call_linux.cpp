#include "os/rename_call.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace stsmfa::os {

/// rename(2) itself for no flags, which a sandbox knows that knows no renameat2(2); that through
/// syscall(2), since musl has no function for it.
int rename_call(const std::string& from, const std::string& to, RenameKind kind) {
  const unsigned flags = kind == RenameKind::to_new ? RENAME_NOREPLACE : RENAME_EXCHANGE;
  const long result = kind == RenameKind::over ? std::rename(from.c_str(), to.c_str())
                                               : syscall(SYS_renameat2, AT_FDCWD, from.c_str(),
                                                         AT_FDCWD, to.c_str(), flags);
  return result == 0 ? 0 : errno;
}

}  // namespace stsmfa::os
