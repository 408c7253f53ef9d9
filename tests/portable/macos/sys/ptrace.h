// What zig leaves out of Apple's headers, as far as it is used here: declared by ptrace(2).
#pragma once

#include <sys/types.h>

#define PT_DENY_ATTACH 31  // NOLINT(cppcoreguidelines-macro-usage): it is one

extern "C" int ptrace(int request, pid_t process, caddr_t address, int data);
