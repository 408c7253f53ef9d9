#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "cli/report.h"
#include "setup/aws.h"
#include "setup/keys.h"
#include "setup/names.h"
#include "setup/person.h"
#include "setup/scene.h"

#include <functional>

namespace stsmfa::setup {

/// Whom the wizard deals with, so that it is tested without a terminal, a network or a command.
struct Outside {
  Ask ask;
  RunKeysCommand run_keys_command;
  std::function<Aws(const Names& names, const Scene& scene, const profile::Context& context)>
      connect;
};

/// The terminal, the shell and AWS. Everything given outlives it.
Outside make_outside(const cli::Options& options, const Environment& environment,
                     cli::Report& report);

}  // namespace stsmfa::setup
