#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/profile.h"

#include <string>
#include <vector>

namespace stsmfa::setup {

// What `setup` does to the credentials file, as values: nothing here asks, calls or writes.

/// The profile that is set up.
struct SetupNames {
  std::string profile;
  std::string long_term;  ///< `dev-long-term`
};

enum class SetupTask {
  make,     ///< there are no keys in the long-term section yet, or no section
  move,     ///< nor that, but long-term keys in the section of the profile's own name
  replace,  ///< there are keys in the long-term section
};

/// What the file says of the profile before anything is asked.
struct SetupScene {
  SetupTask task = SetupTask::make;
  profile::Keys keys = {};  ///< that are to be moved or replaced
  std::string device = {};  ///< empty: none is named
  std::string role = {};    ///< likewise
};

/// Throws Error (file_unusable) when the sections cannot be read, or could not be edited.
SetupScene find_setup(const credentials::Document& document, const SetupNames& names);

/// What goes into the long-term section; empty: nothing.
struct SetupValues {
  profile::Keys keys;  ///< with a `process`, that is written instead of the pair that it prints
  std::string device = {};
  std::string role = {};
};

/// The long-term section with its keys. With a `process` that prints the very pair that stands in
/// the section of the profile's own name, it goes from there. Throws Error (file_unusable) when the
/// long-term section has keys by now.
std::vector<credentials::Edit> edits_to_make(const credentials::Document& document,
                                             const SetupNames& names, const SetupValues& values);

/// The pair, and the device, go from the section of the profile's own name to a new long-term
/// section. Throws Error (file_unusable) when the pair is not there any more.
std::vector<credentials::Edit> edits_to_move(const credentials::Document& document,
                                             const SetupNames& names, const SetupValues& values);

/// The new keys in every section that holds the old key's id, wherever a pair is used twice; a
/// device where one of these names one, and otherwise device and role in the long-term section
/// only. Throws Error (file_unusable) when no section has it.
std::vector<credentials::Edit> edits_to_replace(const credentials::Document& document,
                                                const SetupNames& names,
                                                const std::string& old_access_key_id,
                                                const SetupValues& values);

/// What edits will do to the document, for a person to read: a line a section and a line a key,
/// escaped; a secret key is not shown.
std::string preview_of(const credentials::Document& document,
                       const std::vector<credentials::Edit>& edits);

}  // namespace stsmfa::setup
