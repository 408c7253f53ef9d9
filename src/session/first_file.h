#pragma once

#include "base/error.h"
#include "os/file.h"
#include "profile/context.h"

#include <optional>
#include <string>

namespace stsmfa::session {

/// The credentials file's text. One that is not there has none where the profile (with `--all` or
/// `--renew`, any) has its keys in the config file or gets them by a command named there: no
/// credentials file is needed before the session is written. nullopt: it is not there, and it is
/// needed. Throws Error (file_unusable) when it cannot be read.
std::optional<os::FileContent> read_first(const profile::Context& context);

/// The Error (plan_impossible), in aws-mfa's words, for a credentials file that is needed and not
/// there.
Error no_credentials_file(const std::string& path);

/// Makes the credentials file, empty and 0600, and its folder, unless it is there: what follows
/// reads and locks it. Throws Error (file_unusable).
void make_first(const profile::Context& context);

}  // namespace stsmfa::session
