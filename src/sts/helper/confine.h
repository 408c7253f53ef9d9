#pragma once

#include <string_view>

namespace stsmfa::helper {

// Take from this process for good what it does not need, so that an attacker who takes it over
// through a hostile reply finds nothing to go on with. All are called after the libraries have
// read what they read when they start and while there is one thread. Each gives false when the
// kernel, or a sandbox around us, has no such thing, which is no reason to keep a person from AWS:
// the others still hold. Each throws Error (plan_impossible; action "confine") when a kernel that
// has it refuses.

/// Whoever runs it, root included: no capability is left but, where `ca_bundles` (see
/// confine_files) are named, that of finding them in folders that are closed to others. And no more
/// memory than 256 MiB, whatever a hostile reply makes a library ask for.
bool confine_powers(std::string_view ca_bundles);

/// By Landlock: nothing can be created, changed, renamed, removed or run, and only what resolving
/// names and verifying certificates need can be read: parts of the system, and `ca_bundles` (files
/// or folders, one a line; what does not exist gives no right). No abstract local socket can be
/// reached, where Landlock knows these (Linux 6.12).
bool confine_files(std::string_view ca_bundles);

/// By seccomp: no program can be run and no process made, signalled, traced or looked into; no file
/// written, whatever Landlock has; no local socket opened, nor a pair of them that could be sent
/// elsewhere by a name, since the session bus or an SSH agent would do the rest. Such calls fail
/// with EPERM. Threads, pipes and the internet stay.
bool confine_system_calls();

}  // namespace stsmfa::helper
