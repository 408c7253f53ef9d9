#pragma once

#include <string>

namespace stsmfa::os {

// rename(2) in its three kinds. Each gives the errno value that stopped it, 0 on success, and is
// tried again for one second where something holds a file for a moment (EACCES and EBUSY: it is
// being scanned).

/// `from` takes the place of `to`, whatever stands there.
int rename_over(const std::string& from, const std::string& to);

/// `from` is called `to` from now on, unless anything has that name: EEXIST.
int rename_to_new(const std::string& from, const std::string& to);

/// Each takes the other's place in one step; both have to be there.
int exchange(const std::string& one, const std::string& other);

/// Whether the kernel (before Linux 3.15), a sandbox or the file system (NFS) has no such rename:
/// renameat2(2) gives ENOSYS, EPERM or EINVAL for it, renamex_np(2) ENOTSUP.
bool has_no_such_rename(int error_number);

}  // namespace stsmfa::os
