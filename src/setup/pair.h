#pragma once

#include "credentials/document.h"
#include "profile/profile.h"

#include <string>
#include <string_view>

namespace stsmfa::setup {

// What `setup` reads and writes in a section, by AWS's names.

inline constexpr std::string_view id_key = "aws_access_key_id";
inline constexpr std::string_view secret_key = "aws_secret_access_key";
inline constexpr std::string_view process_key = "credential_process";
inline constexpr std::string_view device_key = "aws_mfa_device";
inline constexpr std::string_view serial_key = "mfa_serial";  ///< a device, to AWS's own tools

/// The section's pair of keys; a part that the section does not have is empty.
profile::Keys pair_in(const credentials::Section& section);

/// Whether both are the same id and the same secret.
bool are_same_pair(const profile::Keys& a, const profile::Keys& b);

/// Whether the secret is a key's id, and the id is none: the two have been written the other way
/// round.
bool is_exchanged(const profile::Keys& keys);

/// The pair's id, the right way round; empty where it is none of AWS's and may be a secret.
std::string shown_id(const profile::Keys& keys);

/// How a question calls the pair that another takes the place of: `AKIA...'s`, or `those that are
/// there` where its id may not be shown.
std::string replaced_pair(const profile::Keys& keys);

/// The pair as it was meant: an exchanged one the right way round, any other as it is.
profile::Keys put_right(profile::Keys keys);

}  // namespace stsmfa::setup
