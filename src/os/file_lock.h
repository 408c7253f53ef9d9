#pragma once

#include "base/secret.h"
#include "os/fd.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace stsmfa::os {

/// A lock between processes: flock(2) on a file of its own that is never unlinked (a lock on a
/// file that may be unlinked or renamed locks nothing), so it dies with its process, SIGKILL
/// included.
///
/// The file is 0600, opened with O_NOFOLLOW|O_CLOEXEC; it must be regular and ours or root's.
/// When root makes it, it gets the owner and group of its folder, so that the folder's owner can
/// lock it too. It can hold a small note for the other processes, which may be read without
/// holding the lock.
///
/// Never blocks in flock(2): a server that does not answer would hold us in the kernel beyond any
/// signal (NFS), so it is asked every 50 ms without waiting.
class FileLock {
 public:
  enum class Outcome {
    held,         ///< ours until release() or the end of this object
    timed_out,    ///< another process had it for the whole time
    unavailable,  ///< the file system has no flock (ENOLCK, EOPNOTSUPP, ENOSYS): go on without
  };

  /// Opens (and if need be makes) the lock file. Throws Error (file_unusable; action "lock") when
  /// it cannot be opened or is not a file to be trusted.
  explicit FileLock(std::string path);

  /// One try, no waiting.
  Outcome try_acquire();

  /// Tries until `timeout` has passed, every 50 ms. After each try in vain, the last one as well,
  /// `while_waiting` is called and ends the wait early (as timed_out) by giving true; it may be
  /// empty. Throws Interrupted when a signal that watch_signals() watches has arrived.
  Outcome acquire(std::chrono::milliseconds timeout, const std::function<bool()>& while_waiting);

  bool held() const { return held_; }
  void release();

  const std::string& path() const { return path_; }

  /// The note: at most 64 KiB, empty when there is none or it cannot be read. Another process may
  /// be writing it at this moment, so a reader must check what it means.
  std::string read_note() const;

  /// Replaces the note. Meant for the holder; failures are ignored, since a note is a courtesy and
  /// never what correctness rests on.
  void write_note(std::string_view note);

 private:
  std::string path_;
  Fd file_;
  bool held_ = false;
};

}  // namespace stsmfa::os
