#pragma once

#include "profile/context.h"
#include "profile/files.h"

namespace stsmfa::profile {

/// The config file as it is now, when a person has had time to change it; as it is `known` where it
/// can be read but once (a pipe). Throws Error (file_unusable) as read_config does.
Config read_config_again(const Config& known);

/// Both files of a run, with the config file as it is now.
Files files_now(const Context& context);

}  // namespace stsmfa::profile
