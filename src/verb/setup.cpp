#include "verb/setup.h"

#include "os/process.h"
#include "setup/aws_mfa.h"
#include "setup/outside.h"
#include "setup/person.h"
#include "setup/wizard.h"

namespace stsmfa::verb {

ExitStatus setup(const cli::Options& options, const Environment& environment, cli::Report& report) {
  setup::require_person(options, environment);
  os::watch_signals();
  setup::run_wizard(options, environment, setup::make_outside(options, environment, report),
                    report);
  return ExitStatus::success;
}

ExitStatus setup_aws_mfa(const std::string& credentials_path, const cli::Options& options,
                         const Environment& environment, cli::Report& report) {
  setup::check_may_ask(options, environment);
  os::watch_signals();
  setup::add_long_term_section(credentials_path, setup::ask_as_aws_mfa, report);
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
