#pragma once

#include "credentials/document.h"
#include "profile/profile.h"
#include "setup/names.h"

#include <string>

namespace stsmfa::setup {

/// What `setup` does to a profile's keys.
enum class Change {
  make,     ///< there are no keys in the long-term section, and none to move
  move,     ///< there is no long-term section, but the profile's own has long-term keys
  replace,  ///< there are keys in the long-term section
};

/// What the file says of the profile before anything is asked.
struct Scene {
  Change change = Change::make;
  profile::Keys keys = {};  ///< the pair that is moved or replaced
  std::string device = {};  ///< empty: none is named
  std::string role = {};    ///< likewise
};

/// Throws Error (file_unusable) when the sections cannot be read, or could not be edited.
Scene find_scene(const credentials::Document& document, const Names& names);

}  // namespace stsmfa::setup
