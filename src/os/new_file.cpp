#include "os/new_file.h"

#include "base/error.h"
#include "os/file.h"
#include "os/hold_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace stsmfa::os {

namespace {

/// Nothing is taken from the rights that a call asks for: a chmod(2) after it would come too late
/// for another starter that has found the file by then.
class NoUmask {
 public:
  NoUmask() = default;
  NoUmask(const NoUmask&) = delete;
  NoUmask& operator=(const NoUmask&) = delete;
  ~NoUmask() { umask(before_); }

 private:
  mode_t before_ = umask(0);
};

Error making_failed(const std::string& path, int error_number) {
  return system_error(ExitStatus::file_unusable, "make", path, error_number);
}

int mkdir_in(const Fd& folder, const std::string& name) {
  const NoUmask all_rights;
  return mkdirat(folder.get(), name.c_str(), S_IRWXU);
}

Fd make_folder_in(const Fd& parent, const std::string& path) {
  const std::string name = name_of(path);
  if (mkdir_in(parent, name) != 0) {
    const int error_number = errno;
    // another starter may just have made it
    Fd folder = error_number == EEXIST ? hold_folder(path) : Fd();
    if (!folder) throw making_failed(path, error_number);
    return folder;
  }
  Fd folder(openat(parent.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!folder) throw making_failed(path, errno);
  if (const int error_number = give_to_owner(folder, parent)) {
    unlinkat(parent.get(), name.c_str(), AT_REMOVEDIR);
    throw making_failed(path, error_number);
  }
  return folder;
}

Fd find_or_make_folder(const std::string& path) {
  Fd folder = hold_folder(path);
  const int error_number = errno;
  if (folder) return folder;
  const std::string parent = folder_of(path);
  if (error_number != ENOENT || parent == path) throw making_failed(path, error_number);
  Fd above = find_or_make_folder(parent);
  return name_of(path).empty() ? std::move(above) : make_folder_in(above, path);
}

}  // namespace

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Fd hold_folder_of(const std::string& path) { return hold_folder(folder_of(path)); }

Fd make_file(const Fd& folder, const std::string& path, int flags) {
  const NoUmask all_rights;
  constexpr int as_new = O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  return Fd(openat(folder.get(), name_of(path).c_str(), flags | as_new, S_IRUSR | S_IWUSR));
}

int give_to_owner(const Fd& made, const Fd& folder) {
  struct stat status {};
  if (geteuid() != 0) return 0;
  if (fstat(folder.get(), &status) != 0) return errno;
  if (status.st_uid == 0 || fchown(made.get(), status.st_uid, status.st_gid) == 0) return 0;
  return errno;
}

void make_folders(const std::string& path) { find_or_make_folder(path); }

void create_empty(const std::string& path) {
  const Fd folder = hold_folder_of(path);
  if (!folder) throw making_failed(path, errno);
  Fd file = make_file(folder, path, O_WRONLY);
  if (!file) throw making_failed(path, errno);
  int error_number = give_to_owner(file, folder);
  if (error_number == 0) error_number = file.close();
  if (error_number == 0) return;
  unlinkat(folder.get(), name_of(path).c_str(), 0);
  throw making_failed(path, error_number);
}

}  // namespace stsmfa::os
