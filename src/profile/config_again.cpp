#include "profile/config_again.h"

#include <filesystem>
#include <system_error>

namespace stsmfa::profile {

Config read_config_again(const Config& known) {
  std::error_code none;
  const bool is_read_once = std::filesystem::is_other(known.path, none);
  return is_read_once ? known : read_config(known.path);
}

Files files_now(const Context& context) {
  return {context.files.locations, read_config_again(context.files.config)};
}

}  // namespace stsmfa::profile
