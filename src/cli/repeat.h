#pragma once

#include "cli/options.h"

#include <string>
#include <vector>

namespace stsmfa::cli {

/// The refresh that makes what a run is about, to be typed into a shell: `stsmfa dev`, with what
/// the command line has said of the role, the section, the device and the files, and `--force`.
/// `profile` is what it would be called without `--profile`. `stsmfa --all` with its patterns where
/// it is about many.
std::string refresh_command(const Options& options, const std::string& profile);

/// `stsmfa --all dev 'prod-*'`, to be typed into a shell; without patterns, of all.
std::string all_command(const std::vector<std::string>& patterns);

/// `stsmfa rotate dev --delete`, to be typed into a shell; `options` are what stands behind the
/// profile.
std::string rotate_command(const std::string& profile, const std::string& options = {});

}  // namespace stsmfa::cli
