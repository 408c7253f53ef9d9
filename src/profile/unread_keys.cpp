#include "profile/unread_keys.h"

#include "credentials/document.h"
#include "profile/key_names.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace stsmfa::profile {

namespace {

/// The sections of one profile that count, those with the settings first. Of a profile with a
/// long-term section the one in the credentials file is the session's.
Layers layers_that_count(const std::string& profile, const std::string& suffix,
                         const ProfileFiles& files) {
  const bool has_long_term = !suffix.empty() && files.document().has(profile + suffix);
  Layers layers = has_long_term ? files.layers_of(profile + suffix) : Layers();
  for (Layer& layer : files.layers_of(profile)) {
    if (!has_long_term || !layer.section) layers.push_back(std::move(layer));
  }
  return layers;
}

/// The profile and its sources, each once. The source of one that has keys of its own has none that
/// counts.
Layers layers_of(const Plan& plan, const ProfileFiles& files) {
  const std::string& suffix = plan.names.long_term_suffix;
  Layers all;
  std::unordered_set<std::string> seen;
  std::string profile = plan.onward_profile.empty() ? plan.names.profile : plan.onward_profile;
  bool is_last = false;
  while (seen.insert(profile).second) {
    Layers layers = layers_that_count(profile, suffix, files);
    const auto source = find_setting(layers, {"source_profile"});
    const bool has_role = has_setting(layers, {"role_arn"});
    std::ranges::move(layers, std::back_inserter(all));
    if (is_last || !source) break;
    is_last = !has_role || files.document().has(profile + suffix);
    profile = source->value;
  }
  return all;
}

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
  const ConfigText* const config = files.config_text();
  if (!layer.section && config == nullptr) return layer.file;
  const credentials::Document& document = layer.section ? files.document() : config->document();
  const std::string title = layer.name.substr(1, layer.name.size() - 2);
  const auto section = layer.section ? layer.section : readable_section(document, title);
  if (!section) return layer.file;
  const auto property = std::ranges::find(section->properties(), key, &credentials::Property::key);
  if (property == section->properties().end()) return layer.file;
  return layer.file + ": line " + std::to_string(document.line_number(property->where));
}

std::string words_on(const KeyVerdict& verdict) {
  if (verdict.use == KeyUse::others_only) {
    return "stsmfa does not heed this key: the session has other power than it says";
  }
  return "stsmfa does not read this key; the nearest that it reads is " +
         std::string(verdict.nearest);
}

}  // namespace

std::vector<UnreadKey> find_unread_keys(const Plan& plan, const ProfileFiles& files) {
  std::vector<UnreadKey> unread;
  for (const Layer& layer : layers_of(plan, files)) {
    for (const std::string& key : keys_of(layer)) {
      const KeyVerdict verdict = judge_key(key);
      if (verdict.use == KeyUse::none) continue;
      unread.push_back(
          {layer.name + " " + key, place_of(key, layer, files) + ": " + words_on(verdict)});
    }
  }
  return unread;
}

void note_unread_keys(Destination& destination, const Plan& plan, const ProfileFiles& files) {
  for (UnreadKey& key : find_unread_keys(plan, files)) {
    destination.notices.push_back({std::move(key.origin), std::move(key.text)});
  }
}

}  // namespace stsmfa::profile
