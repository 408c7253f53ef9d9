#pragma once

#include <string>

namespace stsmfa::os {

/// Throws Error (file_unusable; action "write", object `target`) when beside `target`, a file that
/// may not be there yet, there is not even room for another one of its size: on the disk, by the
/// user's quota or by RLIMIT_FSIZE. To be looked at before somebody is asked for what could not be
/// kept. Cheap where there is plenty; a disk that says it has none is tried, with zeros, since some
/// say so of what they do not know.
void check_room(const std::string& target);

}  // namespace stsmfa::os
