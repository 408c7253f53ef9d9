#pragma once

#include "base/secret.h"
#include "os/fd.h"

#include <sys/stat.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::os {

/// The bytes of a file and what stat(2) said of the very descriptor they were read from.
struct FileContent {
  Secret bytes;
  struct stat status;
};

/// Reads a regular file whole. nullopt when there is none at `path`; a dangling symlink is not
/// "none" but an Error, since creating a file in its place is not what its owner meant. Throws
/// Error (file_unusable; action "read", object `path`) for anything else: a directory, a device,
/// no permission, a read error. Reads through symlinks. One open, one fstat and two reads for an
/// ordinary file: this is the fresh path.
std::optional<FileContent> read_file(const std::string& path);

/// Gives the bytes of a regular file of at least that size to `take`, piece by piece, from one
/// buffer that is wiped in the end. False, and no reason, when it is no such file, cannot be read,
/// or `take` has said false: for whoever then reads it whole, and learns why.
bool read_in_pieces(const std::string& path, std::size_t least_size,
                    const std::function<bool(std::string_view)>& take);

/// Whether two stat(2) results are of one file with the same content as far as the file system
/// tells: device, inode, size, and the nanoseconds of modification and change.
bool same_file(const struct stat& a, const struct stat& b);

/// Whether the file at `path`, which is no link, holds these bytes, compared piece by piece: one
/// more copy of a large file would be most of our memory. nullopt, and errno, when it cannot be
/// read.
std::optional<bool> holds(const std::string& path, std::string_view bytes);

/// Whether same_file() holds of `then` and of what stat(2) says of `path` now.
bool is_unchanged(const std::string& path, const struct stat& then);

/// The file that a write to `path` would have to replace: `path` with every symlink followed
/// (realpath(3)); when the last part does not exist yet, its resolved folder and that name. Throws
/// Error (file_unusable) for a dangling symlink, a loop, or a folder that does not exist.
std::string resolve(const std::string& path);

/// The folder part of a path; "." when it has none.
std::string folder_of(const std::string& path);

/// Why another user could change `path` or put something else in its place: it is missing, not a
/// regular file (or, for `want_folder`, not a folder), not ours, root's or `trusted`'s, or writable
/// by group or others. Empty when nobody can. A sentence part such as "is writable by others", no
/// path in it.
enum class FileType { file, folder };
inline constexpr std::string_view writable_by_others = "is writable by others";
std::string distrust(const std::string& path, FileType wanted, uid_t trusted = 0);

/// Whether who may write to the folder cannot put a file in the place of another user's: the
/// restricted deletion flag is set, as that of /tmp is (unlink(2), EPERM).
bool keeps_files_of_others(const std::string& folder);

}  // namespace stsmfa::os
