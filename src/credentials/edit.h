#pragma once

#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// One property to set, or (without a value) to remove.
struct Assignment {
  std::string key;
  std::optional<Secret> value;
};

/// An access key.
struct KeyPair {
  std::string access_key_id;
  Secret secret_access_key;
};

/// A section that an edit relies on.
struct RequiredSection {
  std::string name;
  /// The key that a session was made with: not another by now, if the section names any.
  std::string access_key_id = {};
};

/// What is to become of one section.
struct Edit {
  std::string section;
  std::vector<Assignment> assignments = {};
  /// Sections that must (still) be there, else nothing is written: their absence means that
  /// somebody is rewriting the file at this moment.
  std::vector<RequiredSection> required_sections = {};
  /// The section must not be there yet.
  bool must_be_new = false;
  /// When the section is left with nothing but blank lines, its header goes too.
  bool remove_if_empty = false;
  /// The long-term pair of the section that may go for good, since its owner has said so or AWS has
  /// answered to another: no other is taken from the file (kept_keys.h).
  std::optional<KeyPair> retired = {};

  /// One property more to set, or to remove.
  void set(std::string_view key, std::string_view value) {
    assignments.push_back({std::string(key), Secret(value)});
  }
  void remove(std::string_view key) { assignments.push_back({std::string(key), std::nullopt}); }
};

}  // namespace stsmfa::credentials
