#include "os/attributes.h"

#include <cerrno>

namespace stsmfa::os {

namespace {

int not_supported() {
  errno = ENOTSUP;
  return -1;
}

}  // namespace

ssize_t list_attributes(const std::string& /*path*/, char* /*to*/, std::size_t /*size*/) {
  return not_supported();
}

ssize_t get_attribute(const std::string& /*path*/, const std::string& /*name*/,
                      AttributeBuffer /*buffer*/) {
  return not_supported();
}

ssize_t get_attribute(int /*file*/, const std::string& /*name*/, AttributeBuffer /*buffer*/) {
  return not_supported();
}

int set_attribute(int /*file*/, const std::string& /*name*/, std::string_view /*value*/) {
  return not_supported();
}

int remove_access_list(int /*file*/) { return not_supported(); }

bool has_access_list(const std::string& /*path*/, std::string_view /*names*/) { return false; }

bool is_kept_attribute(std::string_view /*name*/) { return false; }

bool is_no_attribute(int error_number) { return error_number == ENOTSUP || error_number == ENOENT; }

}  // namespace stsmfa::os
