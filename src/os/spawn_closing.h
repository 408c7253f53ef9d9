#pragma once

#include <spawn.h>

namespace stsmfa::os {

/// Has the child of posix_spawn(3) no descriptor above 2, whatever we have open or were given open;
/// `actions` already says what become its 0 to 2. Gives the flags that posix_spawnattr_setflags(3)
/// needs for it. glibc 2.34 closes them by a range, a Mac by POSIX_SPAWN_CLOEXEC_DEFAULT, other
/// systems by name, as /dev/fd lists them; what is not listed there keeps its close-on-exec flag,
/// which all of ours have.
int close_above_standard(posix_spawn_file_actions_t& actions);

}  // namespace stsmfa::os
