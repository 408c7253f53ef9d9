#pragma once

#include <string>

namespace stsmfa::os {

/// 1 where a file is marked as one that backups leave out (chattr(1) +d; a Mac's chflags(1)
/// nodump), 0 where it is not or nobody tells (a sandbox of before Linux 4.11), -1 with errno set.
int has_no_dump(const std::string& path);

/// Marks it so; 0, or -1 with errno set.
int set_no_dump(int file);

}  // namespace stsmfa::os
