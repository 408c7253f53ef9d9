#pragma once

namespace stsmfa::os {

/// Keeps the other processes of the user from looking into this one, as far as the system can:
/// Linux by PR_SET_DUMPABLE 0 (no ptrace, no /proc/self/mem, no core dump, until execve(2)), a Mac
/// by PT_DENY_ATTACH (no debugger; one that is attached already ends us). Elsewhere nothing; a
/// failure is not told.
void hide_memory();

}  // namespace stsmfa::os
