#pragma once

#include <string>

namespace stsmfa::os {

/// Whether a file is marked as one that backups leave out (chattr(1) +d; a Mac's chflags(1)
/// nodump). Not where that cannot be known.
bool has_no_dump(const std::string& path);

/// Marks it so; 0, or -1 with errno set.
int set_no_dump(int file);

}  // namespace stsmfa::os
