#include "os/sync.h"

#include <fcntl.h>
#include <unistd.h>

namespace stsmfa::os {

int sync_to_disk(int file) { return fsync(file); }

void start_writing_out(int file, off_t begin, off_t size) {
  sync_file_range(file, begin, size, SYNC_FILE_RANGE_WRITE);
}

}  // namespace stsmfa::os
