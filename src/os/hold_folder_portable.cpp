#include "os/hold_folder.h"

#include <fcntl.h>

namespace stsmfa::os {

Fd hold_folder(const std::string& path) {
  return Fd(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

}  // namespace stsmfa::os
