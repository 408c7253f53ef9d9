#include "os/file_lock.h"

#include "base/error.h"
#include "os/file.h"
#include "os/wait.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace stsmfa::os {

namespace {

constexpr std::chrono::milliseconds between_tries{50};
constexpr std::size_t longest_note = std::size_t{64} * 1024;

Error untrusted(const std::string& path, std::string_view cause) {
  return file_error("lock", path, std::string(cause));
}

Error failure(const std::string& path, int error_number) {
  return system_error(ExitStatus::file_unusable, "lock", path, error_number);
}

/// The lock file must be regular and ours or root's. For root the folder's owner counts as one of
/// us, and what root made is given to them: they could never lock it otherwise.
void check_owner(int lock_file, const std::string& path) {
  struct stat file {};
  struct stat folder {};
  if (fstat(lock_file, &file) != 0 || stat(folder_of(path).c_str(), &folder) != 0) {
    throw failure(path, errno);
  }
  if (!S_ISREG(file.st_mode)) throw untrusted(path, "it is not a regular file");
  const uid_t self = geteuid();
  const bool trusted =
      file.st_uid == self || file.st_uid == 0 || (self == 0 && file.st_uid == folder.st_uid);
  if (!trusted) throw untrusted(path, "it belongs to another user");
  if (self == 0 && file.st_uid == 0 && folder.st_uid != 0 &&
      fchown(lock_file, folder.st_uid, folder.st_gid) != 0) {
    throw failure(path, errno);
  }
}

}  // namespace

FileLock::FileLock(std::string path) : path_(std::move(path)) {
  const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  file_ = Fd(open(path_.c_str(), flags, S_IRUSR | S_IWUSR));
  if (!file_) {
    if (errno == ELOOP) throw untrusted(path_, "it is a symbolic link");
    throw failure(path_, errno);
  }
  check_owner(file_.get(), path_);
}

FileLock::Outcome FileLock::try_acquire() {
  while (flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    switch (errno) {
      case EINTR:
        break;
      case EWOULDBLOCK:
      case EACCES:  // how an SMB share says it
        return Outcome::timed_out;
      case ENOLCK:
      case EOPNOTSUPP:
      case ENOSYS:
        return Outcome::unavailable;
      default:
        throw failure(path_, errno);
    }
  }
  held_ = true;
  return Outcome::held;
}

FileLock::Outcome FileLock::acquire(std::chrono::milliseconds timeout,
                                    const std::function<bool()>& while_waiting) {
  const Deadline deadline(timeout);
  for (;;) {
    const Outcome outcome = try_acquire();
    if (outcome != Outcome::timed_out) return outcome;
    const bool enough = while_waiting && while_waiting();
    if (enough || deadline.passed()) return outcome;
    wait_readable(-1, -1, Deadline(std::min(between_tries, deadline.left())));
  }
}

void FileLock::release() {
  if (held_) flock(file_.get(), LOCK_UN);
  held_ = false;
}

std::string FileLock::read_note() const {
  std::string note(longest_note, '\0');
  const ssize_t size = pread(file_.get(), note.data(), note.size(), 0);
  note.resize(static_cast<std::size_t>(std::max(size, ssize_t{0})));
  return note;
}

void FileLock::write_note(std::string_view note) {
  // Cut first: those who read in between see no note or the start of one, never two mixed.
  const std::string_view text = note.substr(0, longest_note);
  if (ftruncate(file_.get(), 0) != 0) return;
  [[maybe_unused]] const ssize_t written = pwrite(file_.get(), text.data(), text.size(), 0);
}

}  // namespace stsmfa::os
