#pragma once

#include "base/environment.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::session {

/// The variable in the environment of the commands that yield codes and keys, and of no others.
inline constexpr std::string_view held_lock_variable = "STSMFA_HELD_LOCK";

/// What the holder of the session lock tells the commands that it waits for: a stsmfa that one of
/// them runs would wait for that very lock.
struct HeldLock {
  std::string word = {};                   ///< stands in the lock's note as well; empty: none
  std::vector<std::string> sections = {};  ///< that are under way, the outermost first
};

/// A word that nobody else has, for a holder or as a salt.
std::string random_word();

/// What stands in the variable, the innermost first: each credentials file has a lock of its own,
/// and a command for one may run a stsmfa for another. Anybody may have set it: `word` has to be
/// looked for in the note.
std::vector<HeldLock> held_locks_in(const Environment& environment);

/// The one of them that has the word which stands in a lock's note; without a word if none has. The
/// note is read only where there is any.
HeldLock held_lock_in(const Environment& environment, const std::function<std::string()>& word);

/// The environment with the variable as it is at the moment.
class CommandEnvironment {
 public:
  /// What `inherited` is a view of outlives it.
  explicit CommandEnvironment(const Environment& inherited);
  CommandEnvironment(const CommandEnvironment&) = delete;
  CommandEnvironment& operator=(const CommandEnvironment&) = delete;

  /// Puts a lock before those that are held around us, in the place of the one that has its word.
  void set(const HeldLock& held);
  const Environment& environment() const { return environment_; }

 private:
  std::vector<HeldLock> inherited_;
  std::string entry_;
  std::vector<const char*> entries_;  ///< the variable's is the last one before the end
  Environment environment_;
};

}  // namespace stsmfa::session
