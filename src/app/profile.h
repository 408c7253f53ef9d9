#pragma once

#include "app/section_names.h"
#include "app/setting.h"
#include "base/secret.h"
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
};

/// The key pair of an IAM user.
struct LongTermKeys {
  std::string access_key_id;
  Secret secret_access_key;
};

/// A profile as both files have it, a value of the credentials file before one of the config file.
class Profile {
 public:
  /// Views of both arguments, which outlive it. Throws Error in aws-mfa's words when there is no
  /// long-term section, Error (plan_impossible) when its source_profile does not exist, and Error
  /// (file_unusable) when one of the sections is malformed.
  Profile(const SectionNames& names, const credentials::Document& document,
          const credentials::Profiles& config, const std::string& config_path);

  /// The first of `keys` that the long-term section has (the next layer is asked for all of them
  /// only when this one has none).
  std::optional<Setting> own(std::initializer_list<std::string_view> keys) const;

  /// The same, then in the section that its `source_profile` names.
  std::optional<Setting> own_or_source(std::initializer_list<std::string_view> keys) const;

  /// The same, then in the profile's short-term section and its section of the config file.
  std::optional<Setting> anywhere(std::initializer_list<std::string_view> keys) const;

  /// A property that aws-mfa's RawConfigParser would also have found in `[DEFAULT]`.
  std::optional<Setting> from_defaults(std::string_view key) const;

  /// The keys to sign with: both of the long-term section (with `[DEFAULT]` behind it, as in
  /// aws-mfa), or both of its source profile; never one of each. Throws Error (plan_impossible) in
  /// aws-mfa's words for what is missing.
  LongTermKeys long_term_keys() const;

  /// `key` of the sub-block `service` in the `[services NAME]` section that the profile names.
  std::optional<std::string> service_property(std::string_view service, std::string_view key) const;

 private:
  std::optional<Setting> find(const std::vector<const std::vector<Layer>*>& groups,
                              std::initializer_list<std::string_view> keys) const;
  std::string long_term_section_;
  std::vector<Layer> own_;
  std::vector<Layer> source_;
  std::vector<Layer> short_term_;
  std::vector<Layer> defaults_;
  const credentials::Profiles& config_;
};

}  // namespace stsmfa::app
