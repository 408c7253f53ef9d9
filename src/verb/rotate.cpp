#include "verb/rotate.h"

#include "base/error.h"
#include "os/process.h"
#include "profile/context.h"
#include "profile/files.h"
#include "rotate/turn.h"
#include "session/world.h"
#include "setup/person.h"
#include "sts/parameter.h"

namespace stsmfa::verb {

namespace {

void check_options(const cli::Options& options) {
  if (!options.discard) return;
  if (options.deactivate || options.delete_old_key) {
    throw usage_error("--discard", "deletes a new key: --deactivate and --delete are for the old");
  }
  if (const auto refused = sts::check_access_key_id(*options.discard)) {
    throw usage_error("--discard", refused->cause);
  }
}

}  // namespace

ExitStatus rotate(const cli::Options& options, const Environment& environment,
                  cli::Report& report) {
  check_options(options);
  const profile::Files files = profile::find_files(options, environment);
  const session::World world = session::real_world();
  os::watch_signals();
  const profile::Context context{options, environment, files};
  rotate::rotate_in_turn({context, world, report}, setup::ask_on_terminal);
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
