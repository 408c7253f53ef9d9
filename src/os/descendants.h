#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace stsmfa::os {

/// A process of somebody else's. Its number may be another's later on, so it is known by when it
/// began as well.
struct OtherProcess {
  pid_t pid = 0;
  std::string began = {};
};

/// What a process has started, and what these have in turn, as long as each is still the child of
/// the one that started it: a daemon is not. None where the system does not tell (only Linux does,
/// in proc(5)).
std::vector<OtherProcess> descendants_of(pid_t pid);

/// Whether it is still there, and has not ended.
bool is_running(const OtherProcess& process);

}  // namespace stsmfa::os
