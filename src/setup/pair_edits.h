#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/profile.h"

#include <string>
#include <vector>

namespace stsmfa::setup {

// What `setup` and `rotate` do to the pairs of a file.

/// Sets the pair, or the command of keys with a `process`; the other of the two goes: readers do
/// not agree which of them counts.
void set_keys(credentials::Edit& edit, const profile::Keys& keys);

/// Takes the pair out of a section, and the section when nothing else is left in it.
credentials::Edit removal_of_pair(const std::string& section);

/// The pair as one that may go for good.
credentials::KeyPair retired(const profile::Keys& keys);

/// The edits that put `keys` in the place of `old` in every section that holds it, or its id alone.
/// Each retires `old`. The same id with another secret is let alone. Empty where `old` stands
/// nowhere. Linear in the file. Throws Error (file_unusable) when a section that names the id
/// cannot be read.
std::vector<credentials::Edit> replacement_of(const credentials::Document& document,
                                              const profile::Keys& old, const profile::Keys& keys);

}  // namespace stsmfa::setup
