#include "app/profile_files.h"

#include <algorithm>

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

bool has_setting(const Layers& layers, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(layers, [&](const Layer& layer) {
    return std::ranges::any_of(keys,
                               [&](std::string_view key) { return layer.get(key).has_value(); });
  });
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

}  // namespace stsmfa::app
