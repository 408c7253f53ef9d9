#pragma once

#include <sys/stat.h>

#include <string>
#include <vector>

namespace stsmfa::os {

/// What a replacement could not carry over, each a sentence part for a warning such as
/// "mode 0644 was narrowed to 0600" or "its access control list was dropped".
using Remarks = std::vector<std::string>;

/// Gives the open file `copy` what belongs to the file `original` beside its bytes: mode without
/// group and other bits, owner, group, SELinux label and `user.*` attributes (on a Mac: the user's,
/// see attributes.h). `status` is the original's. The group, and attributes that we may not set,
/// are remarked where they are lost; every other failure is an Error (file_unusable; action
/// "write", object `original`).
Remarks copy_metadata(const std::string& original, const struct stat& status, int copy);

}  // namespace stsmfa::os
