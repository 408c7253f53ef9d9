#pragma once

#include "os/fd.h"

#include <string>

namespace stsmfa::os {

/// The folder at `path`, for the calls that take a descriptor of it, such as openat(2); empty, with
/// errno set, on failure. Nothing but the right to search it is needed where the system has O_PATH
/// (open(2), Linux); elsewhere the right to read it as well.
Fd hold_folder(const std::string& path);

}  // namespace stsmfa::os
