#pragma once

#include "base/error.h"
#include "os/fd.h"
#include "os/swap_name.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::os {

/// What helps where the target itself is mounted (Docker's `-v file:file`): no rename can replace
/// it.
constexpr std::string_view mount_point_hint = "mount the folder, not the file";

/// A file `.<name>.stsmfa-XXXXXX` beside the file that it is going to replace. It is removed at
/// the end of this object unless it was released. All members throw Error
/// (file_unusable; action "write", object the target) when they fail.
class TempFile {
 public:
  /// Makes it, empty and 0600 from the start, under a name that nobody can foresee.
  explicit TempFile(std::string target);
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  ~TempFile();

  int get() const { return file_.get(); }
  const std::string& path() const { return path_; }
  /// Known when it has been written.
  const FileState& state() const { return state_; }

  /// For a file that is new, and so has no owner yet who gets it back.
  void give_to_owner_of_folder();

  /// Writes all that it is to hold. What is large is on its way to the disk from now on.
  void write(const std::vector<std::string_view>& pieces);

  /// Sees it on the disk (fsync(2)), and closes the file.
  void sync();

  /// Gives it another path in the same folder.
  void rename(std::string path);

  /// From now on it is not removed: it has the target's place.
  void release() { path_.clear(); }

 private:
  std::string target_;
  std::string path_;
  FileState state_;
  Fd folder_;
  Fd file_;
};

/// Whether a file in the folder of `target` has such a name.
bool is_temp_name(const std::string& target, std::string_view name);

/// The Error (file_unusable; action "write", object `target`) of a system call that failed.
Error write_failure(const std::string& target, int error_number);

}  // namespace stsmfa::os
