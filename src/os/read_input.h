#pragma once

#include "base/secret.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace stsmfa::os {

/// How much is read of what is no regular file, and how long each part of it is waited for.
struct InputLimits {
  std::size_t size = std::size_t{64} << 20U;
  std::chrono::milliseconds patience = std::chrono::seconds(5);
};

/// What can be read at `path`, to its end: a regular file as read_file() reads it, but also a
/// device (/dev/null), a FIFO, a pipe (`/dev/fd/63` of a `<(command)`). For files that are only
/// read: the others are read_file()'s. nullopt when there is none.
///
/// Nothing is opened twice: a FIFO's writer would write to nobody. Throws Error (file_unusable;
/// action "read") as read_file() does, and beyond the limits; Interrupted while it waits.
std::optional<Secret> read_input(const std::string& path, const InputLimits& limits = {});

/// What stands at `path` in the place of anything that can be read: "it is a directory", a link to
/// nothing or to itself. Empty for everything else.
std::string why_no_input(const std::string& path);

}  // namespace stsmfa::os
