#include "profile/layer_keys.h"

#include "profile/key_names.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

std::vector<std::string> keys_of(const Layer& layer) {
  std::vector<std::string> keys;
  if (layer.section) {
    for (const credentials::Property& property : layer.section->properties()) {
      keys.push_back(property.key);
    }
  } else {
    for (const auto& [key, value] : *layer.properties) {
      keys.push_back(key);
    }
  }
  return keys;
}

/// `PATH: line 4`; without the line where it cannot be found.
std::string place_of(const std::string& key, const Layer& layer, const ProfileFiles& files) {
  const auto section = section_of(layer, files);
  if (!section) return layer.file;
  const credentials::Document& document =
      layer.section ? files.document() : files.config_text()->document();
  const auto property = std::ranges::find(section->properties(), key, &credentials::Property::key);
  if (property == section->properties().end()) return layer.file;
  return layer.file + ": line " + std::to_string(document.line_number(property->where));
}

std::string words_on(const KeyVerdict& verdict) {
  if (verdict.use == KeyUse::others_only) {
    return "stsmfa does not heed this key: the session may have other power than it says";
  }
  return "stsmfa does not read this key; the nearest that it reads is " +
         std::string(verdict.nearest);
}

UnreadKey unread_key(const std::string& key, const KeyVerdict& verdict, const Layer& layer,
                     const ProfileFiles& files) {
  return {layer.name + " " + key, place_of(key, layer, files) + ": " + words_on(verdict)};
}

bool is_of_pair(std::string_view key) {
  return key == "aws_access_key_id" || key == "aws_secret_access_key";
}

}  // namespace

std::optional<credentials::Section> section_of(const Layer& layer, const ProfileFiles& files) {
  if (layer.section || files.config_text() == nullptr) return layer.section;
  return readable_section(files.config_text()->document(),
                          layer.name.substr(1, layer.name.size() - 2));
}

std::vector<UnreadKey> unread_keys_in(const Layer& layer, const ProfileFiles& files) {
  std::vector<UnreadKey> unread;
  for (const std::string& key : keys_of(layer)) {
    const KeyVerdict verdict = judge_key(key);
    if (verdict.use != KeyUse::none) unread.push_back(unread_key(key, verdict, layer, files));
  }
  return unread;
}

std::string nearly_keys(const Layers& layers, const ProfileFiles& files) {
  std::string text;
  for (const Layer& layer : layers) {
    for (const std::string& key : keys_of(layer)) {
      const KeyVerdict verdict = judge_key(key);
      if (!is_of_pair(verdict.nearest)) continue;
      const UnreadKey unread = unread_key(key, verdict, layer, files);
      text += (text.empty() ? "" : "; ") + unread.origin + ": " + unread.text;
    }
  }
  return text;
}

}  // namespace stsmfa::profile
