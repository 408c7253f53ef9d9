#pragma once

#include <string>

namespace stsmfa::session {

/// The session lock's file, beside the credentials file, which is resolved.
std::string session_lock_of(const std::string& credentials_file);

/// Throws Error (file_unusable) where it is the file of the rewrite's lock as well (hard links):
/// whoever held the one would wait for the other for ever. Makes nothing.
void check_is_other_lock(const std::string& credentials_file);

}  // namespace stsmfa::session
