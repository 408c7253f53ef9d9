#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace stsmfa::os {

// Extended attributes and access control lists, by the calls of Linux (xattr(7)) or of a Mac
// (getxattr(2), acl(3)), which differ in their arguments and in what they keep where. Each gives
// what its namesake gives: -1 with errno set on failure. Symlinks are not followed. A build without
// either knows of none: ENOTSUP.

/// The names, each ended by a NUL.
ssize_t list_attributes(const std::string& path, char* to, std::size_t size);

struct AttributeBuffer {
  char* to;
  std::size_t size;
};
ssize_t get_attribute(const std::string& path, const std::string& name, AttributeBuffer buffer);
ssize_t get_attribute(int file, const std::string& name, AttributeBuffer buffer);
int set_attribute(int file, const std::string& name, std::string_view value);

/// Takes the access control list off that a folder may hand down to new files.
int remove_access_list(int file);

/// Whether the file has a list beside its mode; `names` are its attributes'.
bool has_access_list(const std::string& path, std::string_view names);

/// Whether a replacement gets it: the user's own, and what the system needs to let the file be used
/// as before. Not what the system sets anew by itself.
bool is_kept_attribute(std::string_view name);

/// Whether an attribute, or a file system with attributes, is not there; or the file itself.
bool is_no_attribute(int error_number);

}  // namespace stsmfa::os
