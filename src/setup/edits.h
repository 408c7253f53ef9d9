#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/profile.h"
#include "setup/names.h"
#include "setup/scene.h"

#include <string>
#include <vector>

namespace stsmfa::setup {

/// What goes into the long-term section; an empty text adds nothing.
struct Values {
  profile::Keys keys;  ///< with a `process`, that is written instead of the pair that it prints
  std::string device = {};
  std::string role = {};
};

/// The edits by which `setup` makes the scene's change, of the file as it is now.
///  - make: the keys, device and role stand in the long-term section. A `process` that prints the
///    very pair that stands in the profile's own section removes it there.
///  - move: pair and device go from the profile's own section to the long-term section. What an old
///    session has left beside the pair goes with it.
///  - adopt: the same, the pair replacing the scene's as below.
///  - replace: the keys replace the scene's in every section that holds the old id, and the device
///    those that these sections name. The role, and the device where it names none, stand in the
///    long-term section. The scene's pair is retired; the same id with another secret is let alone.
/// Throws Error (file_unusable) when somebody has made or removed meanwhile what the change rests
/// on.
std::vector<credentials::Edit> plan_edits(const credentials::Document& document, const Names& names,
                                          const Scene& scene, const Values& values);

}  // namespace stsmfa::setup
