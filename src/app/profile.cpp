#include "app/profile.h"

#include "base/error.h"

namespace stsmfa::app {

namespace {

using credentials::Document;
using credentials::Profiles;

/// The sections of one profile name in both files; empty when neither has it.
std::vector<Layer> layers_of(const std::string& name, const Document& document,
                             const Profiles& config, const std::string& config_path) {
  std::vector<Layer> layers;
  if (auto section = document.section(name)) {
    layers.push_back({"[" + name + "]", document.path(), std::move(section)});
  }
  const auto found = config.profiles.find(name);
  if (found != config.profiles.end()) {
    layers.push_back({name == "default" ? "[default]" : "[profile " + name + "]", config_path,
                      std::nullopt, &found->second});
  }
  return layers;
}

std::optional<std::string_view> get(const Layer& layer, std::string_view key) {
  if (layer.section) return layer.section->get(key);
  const auto found = layer.properties->find(key);
  if (found == layer.properties->end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<Setting> find_in(const Layer& layer, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (const auto value = get(layer, key)) {
      return Setting{std::string(*value), Source::file, layer.name + " " + std::string(key),
                     layer.file};
    }
  }
  return std::nullopt;
}

}  // namespace

Profile::Profile(const SectionNames& names, const Document& document, const Profiles& config,
                 const std::string& config_path)
    : long_term_section_(names.long_term),
      own_(layers_of(names.long_term, document, config, config_path)),
      short_term_(layers_of(names.short_term, document, config, config_path)),
      defaults_(layers_of("DEFAULT", document, config, config_path)),
      config_(config) {
  if (!document.has(names.long_term)) throw no_long_term_section(names, document);
  if (names.profile != names.short_term) {
    const auto more = layers_of(names.profile, document, config, config_path);
    short_term_.insert(short_term_.end(), more.begin(), more.end());
  }
  const auto source = own({"source_profile"});
  if (!source) return;
  source_ = layers_of(source->value + names.long_term_suffix, document, config, config_path);
  if (source_.empty()) source_ = layers_of(source->value, document, config, config_path);
  if (source_.empty()) {
    throw Error{.action = source->origin,
                .cause = "could not find source profile " + source->value + " referenced from " +
                         names.long_term};
  }
}

std::optional<Setting> Profile::find(const std::vector<const std::vector<Layer>*>& groups,
                                     std::initializer_list<std::string_view> keys) const {
  for (const auto* group : groups) {
    for (const Layer& layer : *group) {
      if (auto setting = find_in(layer, keys)) return setting;
    }
  }
  return std::nullopt;
}

std::optional<Setting> Profile::own(std::initializer_list<std::string_view> keys) const {
  return find({&own_}, keys);
}

std::optional<Setting> Profile::own_or_source(std::initializer_list<std::string_view> keys) const {
  return find({&own_, &source_}, keys);
}

std::optional<Setting> Profile::anywhere(std::initializer_list<std::string_view> keys) const {
  return find({&own_, &source_, &short_term_}, keys);
}

LongTermKeys Profile::long_term_keys() const {
  const auto key = [](const std::vector<Layer>& layers, std::string_view name) {
    for (const Layer& layer : layers) {
      if (const auto value = get(layer, name)) return Secret(*value);
    }
    return Secret();
  };
  std::vector<Layer> with_defaults = own_;
  with_defaults.insert(with_defaults.end(), defaults_.begin(), defaults_.end());
  const bool own_has_one =
      !key(own_, "aws_access_key_id").empty() || !key(own_, "aws_secret_access_key").empty();
  const auto& layers = own_has_one || source_.empty() ? with_defaults : source_;
  const Secret id = key(layers, "aws_access_key_id");
  Secret secret = key(layers, "aws_secret_access_key");
  if (!id.empty() && !secret.empty()) return {std::string(id.reveal()), std::move(secret)};
  Error error{.aws_mfa = "No option '" +
                         std::string(id.empty() ? "aws_access_key_id" : "aws_secret_access_key") +
                         "' in section: '" + long_term_section_ + "'"};
  if (own({"credential_process"})) {
    error.hint = "keys from credential_process are not understood yet: write them in the section";
  }
  throw Error(std::move(error));
}

std::optional<Setting> Profile::from_defaults(std::string_view key) const {
  return find({&defaults_}, {key});
}

std::optional<std::string> Profile::service_property(std::string_view service,
                                                     std::string_view key) const {
  const auto name = anywhere({"services"});
  if (!name) return std::nullopt;
  const auto section = config_.services.find(name->value);
  if (section == config_.services.end()) return std::nullopt;
  const auto block = section->second.find(service);
  if (block == section->second.end()) return std::nullopt;
  const auto value = credentials::sub_property(block->second, key);
  return value ? std::optional<std::string>(*value) : std::nullopt;
}

}  // namespace stsmfa::app
