#pragma once

#include "credentials/document.h"
#include "profile/profile.h"
#include "setup/names.h"

#include <string>

namespace stsmfa::setup {

/// What `setup` does to a profile's keys.
enum class Change {
  make,     ///< there are no keys in the long-term section, and none to move
  move,     ///< there are none in the long-term section, but the profile's own has a pair
  replace,  ///< there are keys in the long-term section
  adopt,    ///< there are, and the profile's own section has another pair: that replaces them
};

/// What the file says of the profile before anything is asked.
struct Scene {
  Change change = Change::make;
  profile::Keys keys = {};   ///< the pair that is moved or replaced
  profile::Keys found = {};  ///< the one that is adopted
  std::string device = {};   ///< empty: none is named
  std::string role = {};     ///< likewise
  /// What is known of the partition that the replaced pair is of: its section's region.
  std::string region = {};
};

/// Whether the long-term section has keys that others take the place of.
bool replaces_keys(Change change);

/// Throws Error (file_unusable) when the sections cannot be read, or could not be edited.
Scene find_scene(const credentials::Document& document, const Names& names);

}  // namespace stsmfa::setup
