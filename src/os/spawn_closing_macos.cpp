#include "os/spawn_closing.h"

namespace stsmfa::os {

int close_above_standard(posix_spawn_file_actions_t& actions) {
  // also one that was its own number before, for which dup2(2) does nothing
  for (int number = 0; number <= 2; ++number) {
    posix_spawn_file_actions_addinherit_np(&actions, number);
  }
  return POSIX_SPAWN_CLOEXEC_DEFAULT;
}

}  // namespace stsmfa::os
