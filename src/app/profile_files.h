#pragma once

#include "app/setting.h"
#include "credentials/document.h"
#include "credentials/profile.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::app {

/// One section of one file.
struct Layer {
  std::string name;  ///< `[dev-long-term]`, `[profile dev]`: for messages
  std::string file;
  std::optional<credentials::Section> section = {};     ///< of the credentials file
  const credentials::Properties* properties = nullptr;  ///< of the config file

  /// nullopt when it has no such property, or an empty one.
  std::optional<std::string_view> get(std::string_view key) const;
};
using Layers = std::vector<Layer>;

/// The first of `keys` that a layer has (the next layer is asked for all of them only when this one
/// has none).
std::optional<Setting> find_setting(const Layers& layers,
                                    std::initializer_list<std::string_view> keys);

/// Whether a layer has one of `keys`. For keys that may be secret: no value is copied.
bool has_setting(const Layers& layers, std::initializer_list<std::string_view> keys);

/// Both files, as profiles: a profile is its sections merged, the credentials file's before the
/// config file's.
class ProfileFiles {
 public:
  /// Views of all three, which outlive it.
  ProfileFiles(const credentials::Document& document, const credentials::Profiles& config,
               const std::string& config_path)
      : document_(document), config_(config), config_path_(config_path) {}

  /// The sections of that name; none when neither file has it. Throws Error (file_unusable) when
  /// the credentials file's is malformed.
  Layers layers_of(const std::string& profile) const;

  const credentials::Document& document() const { return document_; }
  const credentials::Profiles& config() const { return config_; }

 private:
  const credentials::Document& document_;
  const credentials::Profiles& config_;
  const std::string& config_path_;
};

}  // namespace stsmfa::app
