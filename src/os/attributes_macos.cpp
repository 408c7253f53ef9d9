#include "os/attributes.h"

#include <sys/acl.h>
#include <sys/xattr.h>

#include <cerrno>
#include <cstdint>
#include <memory>
#include <type_traits>

namespace stsmfa::os {

namespace {

struct FreeList {
  void operator()(acl_t list) const { acl_free(list); }
};
using AccessList = std::unique_ptr<std::remove_pointer_t<acl_t>, FreeList>;

constexpr std::uint32_t from_the_start = 0;  // only a resource fork may be read from elsewhere

}  // namespace

ssize_t list_attributes(const std::string& path, char* to, std::size_t size) {
  return listxattr(path.c_str(), to, size, XATTR_NOFOLLOW);
}

ssize_t get_attribute(const std::string& path, const std::string& name, AttributeBuffer buffer) {
  return getxattr(path.c_str(), name.c_str(), buffer.to, buffer.size, from_the_start,
                  XATTR_NOFOLLOW);
}

ssize_t get_attribute(int file, const std::string& name, AttributeBuffer buffer) {
  return fgetxattr(file, name.c_str(), buffer.to, buffer.size, from_the_start, 0);
}

int set_attribute(int file, const std::string& name, std::string_view value) {
  return fsetxattr(file, name.c_str(), value.data(), value.size(), from_the_start, 0);
}

int remove_access_list(int file) {
  const AccessList nothing(acl_init(0));
  return nothing ? acl_set_fd_np(file, nothing.get(), ACL_TYPE_EXTENDED) : -1;
}

bool has_access_list(const std::string& path, std::string_view /*names*/) {
  return AccessList(acl_get_link_np(path.c_str(), ACL_TYPE_EXTENDED)) != nullptr;
}

/// Of Apple's own those that a person sets, such as what keeps a file out of the backups
/// (tmutil(8), addexclusion). Others, com.apple.provenance above all, nobody but the system may
/// set.
bool is_kept_attribute(std::string_view name) {
  return !name.starts_with("com.apple.") || name.starts_with("com.apple.metadata:");
}

bool is_no_attribute(int error_number) {
  return error_number == ENOATTR || error_number == ENOTSUP || error_number == ENOENT;
}

}  // namespace stsmfa::os
