#pragma once

#include "base/environment.h"

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

/// What stands in the variable. Anybody may have set it: `word` has to be looked for in the note.
HeldLock held_lock_in(const Environment& environment);

/// The environment with the variable as it is at the moment.
class CommandEnvironment {
 public:
  /// What `inherited` is a view of outlives it.
  explicit CommandEnvironment(const Environment& inherited);
  CommandEnvironment(const CommandEnvironment&) = delete;
  CommandEnvironment& operator=(const CommandEnvironment&) = delete;

  void set(const HeldLock& held);
  const Environment& environment() const { return environment_; }

 private:
  std::string entry_;
  std::vector<const char*> entries_;  ///< the variable's is the last one before the end
  Environment environment_;
};

}  // namespace stsmfa::session
