// What zig leaves out of Apple's headers, as far as it is used here: declared by getxattr(2).
#pragma once

#include <sys/types.h>

#define XATTR_NOFOLLOW 0x0001  // NOLINT(cppcoreguidelines-macro-usage): it is one

extern "C" {
ssize_t listxattr(const char* path, char* names, size_t size, int options);
ssize_t getxattr(const char* path, const char* name, void* value, size_t size, u_int32_t position,
                 int options);
ssize_t fgetxattr(int file, const char* name, void* value, size_t size, u_int32_t position,
                  int options);
int fsetxattr(int file, const char* name, const void* value, size_t size, u_int32_t position,
              int options);
}
