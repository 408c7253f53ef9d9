#include "setup/config_profiles.h"

#include "credentials/config_title.h"
#include "setup/pair.h"

namespace stsmfa::setup {

std::vector<std::string> config_profiles_with(const std::string& key,
                                              const profile::Config& config) {
  std::vector<std::string> headers;
  for (const auto& [name, properties] : config.profiles.profiles) {
    const auto id = properties.find(std::string(id_key));
    const bool is_it = id != properties.end() && id->second == key;
    if (is_it) headers.push_back(credentials::config_header(name));
  }
  return headers;
}

}  // namespace stsmfa::setup
