#pragma once

#include "profile/profile.h"
#include "rotate/aws.h"
#include "rotate/rotation.h"

#include <string>

namespace stsmfa::rotate {

/// Whether a section of the file at `path` has the pair, as the file is now. Throws Error
/// (file_unusable) when it cannot be read.
bool is_in_file(const profile::Keys& pair, const std::string& path);

/// Throws Error (plan_impossible) when a section names the key: whoever uses it would be locked
/// out.
void check_stands_nowhere(const std::string& id, const Rotation& rotation);

/// Switches off and deletes no key that the files name by then (check_stands_nowhere): a person may
/// answer late, and somebody may have put an older file back.
Iam sparing_held_keys(Iam iam, const Rotation& rotation);

/// The same, and none unless the credentials file has the pair that is `left`: looks for about a
/// second, since a program that writes in place empties it first; then Error (file_unusable).
Iam leaving(const profile::Keys& left, const Iam& iam, const Rotation& rotation);

}  // namespace stsmfa::rotate
