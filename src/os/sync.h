#pragma once

#include <sys/types.h>

namespace stsmfa::os {

/// Returns when what was written to the file or folder is on the disk: 0, or -1 with errno set.
/// fsync(2); on a Mac F_FULLFSYNC (fcntl(2)), since fsync(2) leaves it in the disk's own memory
/// there, and fsync(2) only where the file system has no such thing.
int sync_to_disk(int file);

/// Has the system begin to write out so much of a file (sync_file_range(2)), where it can be asked
/// to. A courtesy: what counts is sync_to_disk().
void start_writing_out(int file, off_t begin, off_t size);

}  // namespace stsmfa::os
