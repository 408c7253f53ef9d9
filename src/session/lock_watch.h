#pragma once

#include "os/file_lock.h"
#include "session/lock_note.h"

#include <sys/stat.h>

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::session {

/// What somebody who waits for the session lock sees of the others: their note in the lock file and
/// that the credentials file changes. Each look costs two system calls.
class LockWatch {
 public:
  /// Failures from before this moment do not count here. `lock` outlives it.
  LockWatch(const os::FileLock& lock, std::string credentials_file);

  void look();

  /// Whether the last look, or any since this was last true, found that a holder has ended or that
  /// the file is another; true for the first one.
  bool has_news();

  /// The failures since it began to watch, in their order.
  std::vector<LockNote::Failure> failures() const;

  /// Whether the holder is asking a person. (Nobody can tell whether that holder is still alive
  /// once the lock is free.)
  bool is_asking() const { return note_.state == LockNote::State::asking; }

  /// Whether it is another question than when this was last true.
  bool has_new_question();

  /// What the holder does, and where, as a sentence.
  std::string holder() const;

 private:
  void look_at_note();
  void look_at_file();

  const os::FileLock& lock_;
  std::string credentials_file_;
  LockNote note_;
  std::optional<long> began_;  ///< note_.ended then; nullopt while it could not be read
  struct stat file_ {};
  bool news_ = true;
  std::string question_ = {};
};

}  // namespace stsmfa::session
