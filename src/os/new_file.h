#pragma once

#include "os/fd.h"

#include <string>

namespace stsmfa::os {

// What is made here is its owner's alone, whatever the umask, and is made through the descriptor of
// its folder: no link that takes the place of a name meanwhile is followed. What root makes in
// somebody else's folder becomes theirs (owner and group): `sudo stsmfa` would leave them files
// that they cannot use.

/// Makes `path` and its missing parents, each 0700. Throws Error (file_unusable; action "make")
/// when one cannot be made.
void make_folders(const std::string& path);

/// Makes an empty regular file, 0600 from the start, and never touches one that is there: Error
/// (file_unusable; action "make") then and on every other failure.
void create_empty(const std::string& path);

// The parts, for those whose Errors are of another action.

/// The folder of `path`, to make something in it; empty, with errno set, on failure.
Fd hold_folder_of(const std::string& path);

/// A new file in the held folder of `path`, 0600 from the start; `flags` are open(2)'s beside those
/// that make it. Empty, with errno set, on failure: EEXIST where anything has that name.
Fd make_file(const Fd& folder, const std::string& path, int flags);

/// Gives what we have made to its folder's owner, if we are root and they are not. The errno value
/// that stopped it, 0 on success.
int give_to_owner(const Fd& made, const Fd& folder);

/// The last part of a path.
std::string name_of(const std::string& path);

}  // namespace stsmfa::os
