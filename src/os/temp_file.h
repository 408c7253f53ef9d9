#pragma once

#include "os/fd.h"

#include <sys/types.h>

#include <string>
#include <string_view>

namespace stsmfa::os {

/// What helps where the target itself is mounted (Docker's `-v file:file`): no rename can replace
/// it.
constexpr std::string_view mount_point_hint = "mount the folder, not the file";

/// A file `.<name>.stsmfa-XXXXXX` beside the file that it is going to replace. It is removed at
/// the end of this object unless it took the target's place. All members throw Error
/// (file_unusable; action "write", object the target) when they fail.
class TempFile {
 public:
  /// Makes it, empty and 0600 from the start, under a name that nobody can foresee.
  explicit TempFile(std::string target);
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  ~TempFile();

  int get() const { return file_.get(); }

  /// For a file that is new, and so has no owner yet who gets it back.
  void give_to_owner_of_folder();

  /// Writes the bytes, sees them on the disk (fsync(2)), and closes the file.
  void fill(std::string_view bytes);

  /// Renames it to the target. Tried again for one second where something holds the target for a
  /// moment (EACCES and EBUSY: somebody scans the file).
  void take_place();

 private:
  std::string target_;
  std::string path_;
  Fd folder_;
  Fd file_;
};

/// Removes the temp files that killed runs left beside `target`: regular files of such a name that
/// are ours or, for root, `owner`'s. What cannot be removed stays.
void remove_leftovers(const std::string& target, uid_t owner);

}  // namespace stsmfa::os
