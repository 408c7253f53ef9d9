#include "app/profile_files.h"

namespace stsmfa::app {

std::optional<std::string_view> Layer::get(std::string_view key) const {
  if (section) return section->get(key);
  const auto found = properties->find(key);
  if (found == properties->end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<Setting> find_setting(const Layers& layers,
                                    std::initializer_list<std::string_view> keys) {
  for (const Layer& layer : layers) {
    for (const std::string_view key : keys) {
      if (const auto value = layer.get(key)) {
        return Setting{std::string(*value), Source::file, layer.name + " " + std::string(key),
                       layer.file};
      }
    }
  }
  return std::nullopt;
}

Layers ProfileFiles::layers_of(const std::string& profile) const {
  Layers layers;
  if (auto section = document_.section(profile)) {
    layers.push_back({"[" + profile + "]", document_.path(), std::move(section)});
  }
  const auto found = config_.profiles.find(profile);
  if (found != config_.profiles.end()) {
    layers.push_back({profile == "default" ? "[default]" : "[profile " + profile + "]",
                      config_path_, std::nullopt, &found->second});
  }
  return layers;
}

bool ProfileFiles::has(const std::string& profile) const {
  return document_.has(profile) || config_.profiles.contains(profile);
}

}  // namespace stsmfa::app
