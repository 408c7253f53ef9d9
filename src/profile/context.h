#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "profile/files.h"

namespace stsmfa::profile {

/// What a run is about, from the command line to its end.
struct Context {
  const cli::Options& options;
  const Environment& environment;
  const Files& files;

  /// The same with other options, which outlive it.
  Context with(const cli::Options& others) const { return {others, environment, files}; }
  Context with(cli::Options&&) const = delete;
};

}  // namespace stsmfa::profile
