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
/// A file that somebody has put or linked in its place is locked all the same, since a lock takes
/// nothing from it, but never written to: see Note.
///
/// Never blocks in flock(2): a server that does not answer would hold us in the kernel beyond any
/// signal (NFS), so it is asked without waiting: whenever a process closes the file, as its holder
/// does (CloseEvents), and every 50 ms in any case.
class FileLock {
 public:
  enum class Outcome {
    held,         ///< ours until release() or the end of this object
    timed_out,    ///< another process had it for the whole time
    unavailable,  ///< the file system has no flock (ENOLCK, EOPNOTSUPP, ENOSYS): go on without
  };

  /// Which file a note may be written to: one that holds a note, or nothing under no other name.
  struct Note {
    bool (*is_note)(std::string_view content);  ///< whether it begins as a note does
    std::string guarded;  ///< the file beside it that is never written to, whatever it holds
  };

  /// Opens (and if need be makes) the lock file. Without `note` nothing is ever written to it.
  /// Throws Error (file_unusable; action "lock") when it cannot be opened or is not a file to be
  /// trusted.
  explicit FileLock(std::string path, std::optional<Note> note = std::nullopt);

  /// One try, no waiting.
  Outcome try_acquire();

  /// Tries until `timeout` has passed. After each try in vain, the last one as well,
  /// `while_waiting` is called and ends the wait early (as timed_out) by giving true; it may be
  /// empty. Throws Interrupted when a signal that watch_signals() watches has arrived.
  Outcome acquire(std::chrono::milliseconds timeout, const std::function<bool()>& while_waiting);

  bool held() const { return held_; }
  /// For good: the file is closed, which those who wait for it are told of, as they are not of an
  /// unlocking. There is no note from here on.
  void release();

  const std::string& path() const { return path_; }

  /// Whether `path` is another name of the lock file (a hard link).
  bool is_also(const std::string& path) const;

  /// Whether write_note() writes: the file is a lock's and not somebody's that has its name.
  bool takes_notes() const;

  /// The note: at most 64 KiB, empty when there is none or it cannot be read. Another process may
  /// be writing it at this moment, so a reader must check what it means.
  std::string read_note() const;

  /// Replaces the note, if the file takes_notes(). Meant for the holder; failures are ignored,
  /// since a note is a courtesy and never what correctness rests on.
  void write_note(std::string_view note);

 private:
  std::string path_;
  std::optional<Note> note_;
  Fd file_;
  bool held_ = false;
};

/// Finds out, before anybody is asked for a code, whether what stands at `path` could be a lock:
/// throws the Error that FileLock would throw. Makes nothing and takes nothing.
void check_lock_file(const std::string& path);

}  // namespace stsmfa::os
