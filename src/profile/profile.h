#pragma once

#include "base/rare.h"
#include "base/secret.h"
#include "credentials/config_file.h"
#include "profile/files.h"
#include "profile/section_names.h"
#include "profile/setting.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::profile {

/// What stands beside long-term keys that is not theirs.
enum class Leftover { none, token };

/// What the first call to STS is signed with.
struct Keys {
  std::string access_key_id = {};
  Secret secret_access_key = {};
  Secret session_token = {};           ///< empty for long-term keys
  Leftover leftover = Leftover::none;  ///< a session token that was left out: AWS would refuse it
  Rare<Setting> process = {};          ///< the command that prints them, when the others are empty
  std::string section = {};            ///< of the credentials file; empty when they stand elsewhere
  std::string origin = {};             ///< `[dev-long-term]`, for messages
};

/// A profile as both files have it, a value of the credentials file before one of the config file.
class Profile {
 public:
  /// Views of `files`, which outlive it. `base` is the profile that has the keys, for one with a
  /// role (RoleChain); empty for others, whose own `source_profile` counts. Throws Error in
  /// aws-mfa's words when there is no long-term section, Error (plan_impossible) when its
  /// source_profile does not exist, and Error (file_unusable) when a section is malformed.
  Profile(const SectionNames& names, const ProfileFiles& files, const std::string& base = {});

  /// The first of `keys` that the long-term section has.
  std::optional<Setting> own(std::initializer_list<std::string_view> keys) const;

  /// The same, then in the section of its source profile.
  std::optional<Setting> own_or_source(std::initializer_list<std::string_view> keys) const;

  /// The same, then in the profile's short-term section and its section of the config file.
  std::optional<Setting> anywhere(std::initializer_list<std::string_view> keys) const;

  /// A property that aws-mfa's RawConfigParser would also have found in `[DEFAULT]`.
  std::optional<Setting> from_defaults(std::string_view key) const;

  /// The keys to sign with: both of the long-term section (with `[DEFAULT]` behind it, as in
  /// aws-mfa), or both of its source profile; never one of each. Where neither has a pair, the
  /// `credential_process` that is there. Throws Error (plan_impossible) in aws-mfa's words for what
  /// is missing, with the keys that are spelled nearly so.
  Keys keys() const;

  /// `key` of the sub-block `service` in the `[services NAME]` section that the profile names.
  std::optional<std::string> service_property(std::string_view service, std::string_view key) const;

 private:
  void find_source(const SectionNames& names, const ProfileFiles& files, const std::string& base);
  std::optional<Setting> find(std::initializer_list<const Layers*> groups,
                              std::initializer_list<std::string_view> keys) const;
  const Layers& layers_with_keys() const;
  std::string long_term_section_;
  bool source_has_keys_ = false;  ///< whatever keys its own section has
  std::string nearly_keys_;       ///< what may be the half of the pair that is missing
  Layers own_;
  Layers source_;
  Layers short_term_;
  Layers defaults_;
  const credentials::Profiles& config_;
};

}  // namespace stsmfa::profile
