#include "os/file_lock.h"

#include "base/error.h"
#include "os/close_events.h"
#include "os/new_file.h"
#include "os/wait.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <tuple>

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

Fd open_existing(const Fd& folder, const std::string& path) {
  constexpr int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  return Fd(openat(folder.get(), name_of(path).c_str(), flags));
}

Fd open_or_make(const Fd& folder, const std::string& path) {
  Fd file = open_existing(folder, path);
  if (file || errno != ENOENT) return file;
  file = make_file(folder, path, O_RDWR);
  return file || errno != EEXIST ? std::move(file) : open_existing(folder, path);
}

/// What root has made, and not what is somebody's under other names or holds something: of a link
/// to a file of root's they would otherwise become the owners.
bool is_new(const struct stat& file) {
  return file.st_uid == 0 && file.st_size == 0 && file.st_nlink == 1;
}

/// The lock file must be regular and ours or root's. For root the folder's owner counts as one of
/// us, and what root made is given to them: they could never lock it otherwise.
void check_owner(const Fd& lock_file, const Fd& folder_of_it, const std::string& path) {
  struct stat file {};
  struct stat folder {};
  if (fstat(lock_file.get(), &file) != 0 || fstat(folder_of_it.get(), &folder) != 0) {
    throw failure(path, errno);
  }
  if (!S_ISREG(file.st_mode)) throw untrusted(path, "it is not a regular file");
  const uid_t self = geteuid();
  const bool trusted =
      file.st_uid == self || file.st_uid == 0 || (self == 0 && file.st_uid == folder.st_uid);
  if (!trusted) throw untrusted(path, "it belongs to another user");
  const int error_number = is_new(file) ? give_to_owner(lock_file, folder_of_it) : 0;
  if (error_number != 0) throw failure(path, error_number);
}

Fd folder_of_lock(const std::string& path) {
  Fd folder = hold_folder_of(path);
  if (!folder) throw failure(path, errno);
  return folder;
}

/// For what openat(2) gave, errno as it left it.
void check_opened(const Fd& lock_file, const Fd& folder, const std::string& path) {
  if (!lock_file && errno == ELOOP) throw untrusted(path, "it is a symbolic link");
  if (!lock_file) throw failure(path, errno);
  check_owner(lock_file, folder, path);
}

}  // namespace

void check_lock_file(const std::string& path) {
  const Fd folder = folder_of_lock(path);
  const Fd file = open_existing(folder, path);
  if (file || errno != ENOENT) check_opened(file, folder, path);
}

FileLock::FileLock(std::string path, std::optional<Note> note)
    : path_(std::move(path)), note_(std::move(note)) {
  const Fd folder = folder_of_lock(path_);
  file_ = open_or_make(folder, path_);
  check_opened(file_, folder, path_);
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
  std::optional<CloseEvents> closed;
  for (;;) {
    const Outcome outcome = try_acquire();
    if (outcome != Outcome::timed_out) return outcome;
    const bool enough = while_waiting && while_waiting();
    if (enough || deadline.passed()) return outcome;
    if (!closed) {
      closed.emplace(file_);  // and once more: it may have been closed by now
      continue;
    }
    const Deadline next(std::min(between_tries, deadline.left()));
    if (wait_readable(closed->readable(), -1, next).first) closed->forget();
  }
}

void FileLock::release() {
  file_.reset();
  held_ = false;
}

bool FileLock::is_also(const std::string& path) const {
  struct stat ours {};
  struct stat other {};
  if (fstat(file_.get(), &ours) != 0 || stat(path.c_str(), &other) != 0) return false;
  return ours.st_dev == other.st_dev && ours.st_ino == other.st_ino;
}

bool FileLock::takes_notes() const {
  struct stat status {};
  if (!note_ || fstat(file_.get(), &status) != 0 || is_also(note_->guarded)) return false;
  // `cp -al` gives a lock a second name as well, but of an empty file it cannot be told whose it is
  return status.st_size == 0 ? status.st_nlink == 1 : note_->is_note(read_note());
}

std::string FileLock::read_note() const {
  std::string note(longest_note, '\0');
  const ssize_t size = pread(file_.get(), note.data(), note.size(), 0);
  note.resize(static_cast<std::size_t>(std::max(size, ssize_t{0})));
  return note;
}

void FileLock::write_note(std::string_view note) {
  if (!takes_notes()) return;
  // Cut first: those who read in between see no note or the start of one, never two mixed.
  const std::string_view text = note.substr(0, longest_note);
  if (ftruncate(file_.get(), 0) != 0) return;
  const ssize_t written = pwrite(file_.get(), text.data(), text.size(), 0);
  // Of a part that a full disk or a limit has left, takes_notes() could not tell whose it is.
  const bool is_cut = written >= 0 && static_cast<std::size_t>(written) < text.size();
  if (is_cut) std::ignore = ftruncate(file_.get(), 0);
}

}  // namespace stsmfa::os
