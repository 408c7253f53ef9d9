#include "profile/profile.h"

#include "base/error.h"
#include "credentials/config_file.h"
#include "profile/layer_keys.h"
#include "profile/other_tools.h"
#include "profile/own_command.h"
#include "profile/suggestion.h"
#include "sts/shown_value.h"

namespace stsmfa::profile {

namespace {

/// A source profile with or without the suffix; the section with the keys is the one with it.
Layers layers_of_source(const std::string& source, const SectionNames& names,
                        const ProfileFiles& files) {
  Layers layers = files.layers_of(source + names.long_term_suffix);
  return layers.empty() ? files.layers_of(source) : layers;
}

bool has_keys(const Layers& layers) {
  return has_setting(layers, {"aws_access_key_id", "aws_secret_access_key", "credential_process"});
}

/// Not by a Setting: what is secret never stands in a plain string.
Secret secret_of(const Layers& layers, std::string_view key) {
  for (const Layer& layer : layers) {
    if (const auto value = layer.get(key)) return Secret(*value);
  }
  return {};
}

Keys pair_of(const Layer& layer) {
  const auto secret_of = [&](std::string_view key) { return Secret(layer.get(key).value_or("")); };
  Keys keys{.access_key_id = std::string(layer.get("aws_access_key_id").value_or("")),
            .secret_access_key = secret_of("aws_secret_access_key"),
            .session_token = secret_of("aws_session_token"),
            .origin = layer.name};
  if (keys.session_token.empty()) keys.session_token = secret_of("aws_security_token");
  if (credentials::is_long_term_id(keys.access_key_id) && !keys.session_token.empty()) {
    keys.session_token = {};
    keys.leftover = Leftover::token;
  }
  if (layer.section) keys.section = layer.name.substr(1, layer.name.size() - 2);
  return keys;
}

}  // namespace

Profile::Profile(const SectionNames& names, const ProfileFiles& files, const std::string& base)
    : long_term_section_(names.long_term),
      own_(files.layers_of(names.long_term)),
      short_term_(files.layers_of(names.short_term)),
      defaults_(files.layers_of("DEFAULT")),
      config_(files.config()) {
  if (is_missing(names, files)) {
    const Layers layers = files.layers_of(names.profile);
    refuse_other_tools(names.profile, layers);  // it needs no keys from us
    refuse_own_command(names.profile, layers);
    throw no_long_term_section(names, files);
  }
  if (names.profile != names.short_term && names.profile != names.long_term) {
    const Layers more = files.layers_of(names.profile);
    short_term_.insert(short_term_.end(), more.begin(), more.end());
  }
  find_source(names, files, base);
  const Layers& layers = layers_with_keys();
  const bool is_whole =
      has_setting(layers, {"aws_access_key_id"}) && has_setting(layers, {"aws_secret_access_key"});
  if (!is_whole) nearly_keys_ = nearly_keys(layers, files);
}

void Profile::find_source(const SectionNames& names, const ProfileFiles& files,
                          const std::string& base) {
  if (names.kind == ProfileKind::role) {
    source_has_keys_ = base != names.profile;
    if (source_has_keys_) source_ = layers_of_source(base, names, files);
    return;
  }
  const auto source = own({"source_profile"});
  if (!source) return;
  source_ = layers_of_source(source->value, names, files);
  if (source_.empty()) {
    throw plan_error(source->origin, "could not find source profile " +
                                         sts::shown_value(source->value) + " referenced from " +
                                         names.long_term);
  }
  if (!has_keys(own_) && !has_keys(source_)) refuse_other_tools(source->value, source_);
}

std::optional<Setting> Profile::find(std::initializer_list<const Layers*> groups,
                                     std::initializer_list<std::string_view> keys) const {
  for (const Layers* group : groups) {
    if (auto setting = find_setting(*group, keys)) return setting;
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

std::optional<Setting> Profile::from_defaults(std::string_view key) const {
  return find({&defaults_}, {key});
}

const Layers& Profile::layers_with_keys() const {
  return source_.empty() || (has_keys(own_) && !source_has_keys_) ? own_ : source_;
}

Keys Profile::keys() const {
  const Layers& layers = layers_with_keys();
  for (const Layer& layer : layers) {
    Keys keys = pair_of(layer);
    if (!keys.access_key_id.empty() && !keys.secret_access_key.empty()) return keys;
  }
  const bool half = has_setting(layers, {"aws_access_key_id", "aws_secret_access_key"});
  if (auto process = find_setting(layers, {"credential_process"}); process && !half) {
    return {.process = process,
            .section = pair_of(layers.front()).section,
            .origin = layers.front().name};
  }
  // aws-mfa finds either of the two in [DEFAULT] as well.
  Layers with_defaults = layers;
  with_defaults.insert(with_defaults.end(), defaults_.begin(), defaults_.end());
  Keys keys = pair_of(layers.front());
  keys.access_key_id = secret_of(with_defaults, "aws_access_key_id").reveal();
  keys.secret_access_key = secret_of(with_defaults, "aws_secret_access_key");
  if (!keys.access_key_id.empty() && !keys.secret_access_key.empty()) return keys;
  const bool has_id = !keys.access_key_id.empty();
  throw Error{.hint = nearly_keys_.empty()
                          ? "the keys may also come from a command: credential_process = CMD"
                          : nearly_keys_,
              .aws_mfa = "No option '" +
                         std::string(has_id ? "aws_secret_access_key" : "aws_access_key_id") +
                         "' in section: '" + long_term_section_ + "'"};
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

}  // namespace stsmfa::profile
