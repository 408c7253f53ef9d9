#include "os/take_place.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/rename.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace stsmfa::os {

namespace {

/// What stands at `path`, for the Error of a failure being what replaces `target`; nullopt when
/// nothing does.
std::optional<struct stat> status_of(const std::string& path, const std::string& target) {
  struct stat status {};
  if (lstat(path.c_str(), &status) == 0) return status;
  if (errno != ENOENT) throw write_failure(target, errno);
  return std::nullopt;
}

/// 0 when it cannot be known.
ino_t inode_of(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// Whether `old` stands at `target` as far as lstat(2) tells.
bool looks_unchanged(const std::string& target, const std::optional<FileContent>& old) {
  const auto status = status_of(target, target);
  return old ? status && same_file(*status, old->status) : !status;
}

void remove_old(const std::string& swap, Remarks& remarks) {
  if (unlink(swap.c_str()) == 0 || errno == ENOENT) return;
  remarks.push_back(
      swap + ", which holds the bytes of before, could not be removed: " + error_text(errno));
}

/// Whether what stands at `path` is what was read at `target`, but for the time of change, which an
/// exchange and Narrowed set. Throws what keeps the bytes from being read.
bool is_what_was_read(const std::string& path, const FileContent& old, const std::string& target) {
  const auto status = status_of(path, target);
  if (!status || !state_of(old.status).is(*status)) return false;
  const auto same = holds(path, old.bytes.reveal());
  if (!same) throw write_failure(target, errno);
  return *same;
}

/// By the plain rename. What another program writes between the comparison and it is lost.
Placed rename_over_unchanged(TempFile& temp, const std::string& target,
                             const std::optional<FileContent>& old) {
  const bool is_unchanged =
      old ? is_what_was_read(target, *old, target) : !status_of(target, target);
  if (!is_unchanged) return Placed::changed;
  const int error_number = rename_over(temp.path(), target);
  if (error_number != 0) throw write_failure(target, error_number);
  temp.release();
  return Placed::yes;
}

Placed take_new_place(TempFile& temp, const std::string& target) {
  const int error_number = rename_to_new(temp.path(), target);
  if (error_number == EEXIST) return Placed::changed;
  if (has_no_such_rename(error_number)) return rename_over_unchanged(temp, target, std::nullopt);
  if (error_number != 0) throw write_failure(target, error_number);
  temp.release();
  return Placed::yes;
}

/// What may have to stay beside the new file when the run is killed is not to be read by others:
/// the old file has the new one's mode before it comes out, and its own again if it stays. Held
/// open meanwhile, so that it is the file that was read, whatever somebody puts there.
class Narrowed {
 public:
  Narrowed(const std::string& target, const FileContent& old) : mode_(old.status.st_mode & 07777U) {
    if ((mode_ & ~unsigned{S_IRWXU}) == 0) return;
    Fd file(open(target.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (!file && errno == ENOENT) return;
    if (!file || fstat(file.get(), &status) != 0) throw write_failure(target, errno);
    if (status.st_ino != old.status.st_ino || status.st_dev != old.status.st_dev) return;
    if (fchmod(file.get(), mode_ & S_IRWXU) != 0) throw write_failure(target, errno);
    file_ = std::move(file);
  }
  Narrowed(const Narrowed&) = delete;
  Narrowed& operator=(const Narrowed&) = delete;
  ~Narrowed() {
    if (file_) fchmod(file_.get(), mode_);
  }

  /// The file does not stay.
  void is_out() { file_.reset(); }

 private:
  mode_t mode_;
  Fd file_ = {};
};

Placed exchange_with(TempFile& temp, const std::string& target,
                     const std::optional<FileContent>& old, Remarks& remarks) {
  const SwapName name{temp.state(), state_of(old->status)};
  const std::string swap = swap_path(target, name);
  Narrowed narrowed(target, *old);
  temp.rename(swap);
  const int error_number = exchange(swap, target);
  if (error_number == ENOENT) return Placed::changed;
  if (has_no_such_rename(error_number)) return rename_over_unchanged(temp, target, old);
  if (error_number != 0) throw write_failure(target, error_number);
  temp.release();
  try {
    if (is_what_was_read(swap, *old, target)) {
      narrowed.is_out();
      remove_old(swap, remarks);
      return Placed::yes;
    }
  } catch (const Error&) {
    put_back(swap, name, target, remarks);
    throw;
  }
  put_back(swap, name, target, remarks);
  return Placed::changed;
}

/// Exchanges once more. A target that somebody has removed meanwhile does not stay away, since what
/// is put back stands nowhere else.
void exchange_back(const std::string& swap, const std::string& target) {
  int error_number = exchange(swap, target);
  if (error_number == ENOENT) error_number = rename_to_new(swap, target);
  if (error_number == 0) return;
  Error error = write_failure(target, error_number);
  error.hint = kept_in(swap);
  throw Error(std::move(error));
}

}  // namespace

std::string kept_in(const std::string& path) {
  return "what another program wrote at the same moment is kept in " + path;
}

void put_back(const std::string& swap, const SwapName& name, const std::string& target,
              Remarks& remarks) {
  constexpr int tries = 10;
  ino_t put = 0;
  for (int i = 0; i < tries; ++i) {
    // Nothing that fails here may keep the file from its place.
    const ino_t putting = inode_of(swap);
    exchange_back(swap, target);
    const auto out = status_of(swap, target);
    if (!out) return;
    if (name.own.is(*out)) return remove_old(swap, remarks);
    // A third file has come out, newer than what went in: it goes back, and that stays here.
    if (out->st_ino == put) break;
    put = putting;
  }
  remarks.push_back(kept_in(swap));
}

Placed take_place(TempFile& temp, const std::string& target, const std::optional<FileContent>& old,
                  Remarks& remarks) {
  if (!looks_unchanged(target, old)) return Placed::changed;
  return old ? exchange_with(temp, target, old, remarks) : take_new_place(temp, target);
}

}  // namespace stsmfa::os
