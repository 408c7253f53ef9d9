#pragma once

namespace stsmfa {

/// What a run of stsmfa ends with, as documented in stsmfa(1). A death by signal has no entry: the
/// terminal is put right and the signal is raised again, so that the shell sees it.
enum class ExitStatus {
  success = 0,
  plan_impossible = 1,   ///< no section, key or device; a bad value in a file; no helper
  usage = 2,             ///< the command line is wrong
  code_needed = 3,       ///< an MFA code is needed and nobody can or would give one
  refused = 4,           ///< AWS answered no
  unreached = 5,         ///< AWS was not reached, or what answered was not AWS
  file_unusable = 6,     ///< unreadable, malformed, locked or not writable
  not_executable = 126,  ///< exec: the command is there but cannot be run, as a shell says it
  not_found = 127,       ///< exec: there is no such command
};

}  // namespace stsmfa
