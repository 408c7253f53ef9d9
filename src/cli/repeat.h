#pragma once

#include "cli/options.h"

#include <string>

namespace stsmfa::cli {

/// The refresh that makes what a run is about, to be typed into a shell: `stsmfa dev`, with what
/// the command line has said of the role, the section, the device and the files. `profile` is what
/// it would be called without `--profile`. `stsmfa --all` with its patterns where it is about many.
std::string refresh_command(const Options& options, const std::string& profile);

/// `stsmfa rotate dev --delete`, to be typed into a shell; `options` are what stands behind the
/// profile.
std::string rotate_command(const std::string& profile, const std::string& options = {});

}  // namespace stsmfa::cli
