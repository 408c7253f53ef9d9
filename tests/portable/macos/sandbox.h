// What zig leaves out of Apple's headers, as far as it is used here: declared by sandbox_init(3).
#pragma once

#include <stdint.h>

#define SANDBOX_NAMED 0x0001  // NOLINT(cppcoreguidelines-macro-usage): it is one

extern "C" {
extern const char kSBXProfileNoWrite[];
int sandbox_init(const char* profile, uint64_t flags, char** error);
void sandbox_free_error(char* error);
}
