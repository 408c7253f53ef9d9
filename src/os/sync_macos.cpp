#include "os/sync.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace stsmfa::os {

int sync_to_disk(int file) {
  if (fcntl(file, F_FULLFSYNC) == 0) return 0;
  const bool has_none = errno == ENOTSUP || errno == EINVAL || errno == ENOTTY;  // a network's
  return has_none ? fsync(file) : -1;
}

void start_writing_out(int /*file*/, off_t /*begin*/, off_t /*size*/) {}

}  // namespace stsmfa::os
