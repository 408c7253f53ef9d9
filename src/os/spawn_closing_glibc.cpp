#include "os/spawn_closing.h"

namespace stsmfa::os {

int close_above_standard(posix_spawn_file_actions_t& actions) {
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  return 0;
}

}  // namespace stsmfa::os
