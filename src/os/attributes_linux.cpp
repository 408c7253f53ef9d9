#include "os/attributes.h"

#include <sys/xattr.h>

#include <cerrno>

namespace stsmfa::os {

namespace {

constexpr auto access_control_list = "system.posix_acl_access";

}  // namespace

ssize_t list_attributes(const std::string& path, char* to, std::size_t size) {
  return llistxattr(path.c_str(), to, size);
}

ssize_t get_attribute(const std::string& path, const std::string& name, AttributeBuffer buffer) {
  return lgetxattr(path.c_str(), name.c_str(), buffer.to, buffer.size);
}

ssize_t get_attribute(int file, const std::string& name, AttributeBuffer buffer) {
  return fgetxattr(file, name.c_str(), buffer.to, buffer.size);
}

int set_attribute(int file, const std::string& name, std::string_view value) {
  return fsetxattr(file, name.c_str(), value.data(), value.size(), 0);
}

int remove_access_list(int file) { return fremovexattr(file, access_control_list); }

bool has_access_list(const std::string& /*path*/, std::string_view names) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find('\0'));
    if (name == access_control_list) return true;
    names.remove_prefix(name.size() + 1);
  }
  return false;
}

bool is_kept_attribute(std::string_view name) {
  return name == "security.selinux" || name.starts_with("user.");
}

bool is_no_attribute(int error_number) {
  return error_number == ENODATA || error_number == ENOTSUP || error_number == ENOENT;
}

}  // namespace stsmfa::os
