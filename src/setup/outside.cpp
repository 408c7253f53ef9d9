#include "setup/outside.h"

#include "ask/credential_process.h"
#include "ask/user_command.h"
#include "base/time.h"

namespace stsmfa::setup {

Outside make_outside(const cli::Options& options, const Environment& environment,
                     cli::Report& report) {
  return {.ask = ask_on_terminal,
          .run_keys_command =
              [&](const profile::Setting& command) {
                const auto files = profile::locate_files(options, environment);
                return ask::run_credential_process(
                    command, ask::surroundings_of(options, environment, files), now());
              },
          .connect =
              [&](const Names& names, const Scene& scene, const profile::Context& context) {
                return connect_to_aws(names, scene, context, report);
              }};
}

}  // namespace stsmfa::setup
