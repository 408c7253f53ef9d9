#include "verb/refresh.h"

#include "app/code_source.h"
#include "app/freshen.h"
#include "batch/refresh_all.h"
#include "verb/setup_aws_mfa.h"

namespace stsmfa::verb {

using namespace app;

ExitStatus refresh(const Options& options, const Environment& environment, const Report& report) {
  const FileLocations files = locate_files(options, environment);
  auto content = os::read_file(files.credentials.path);
  const bool may_ask = !may_not_ask(options, environment);
  if (!content) {
    create_missing_file(files.credentials.path, may_ask);
    content.emplace();
  }
  if (options.setup) return setup_aws_mfa(files.credentials.path, may_ask, report);
  const Config config = read_config(files.config.path);
  const Viewer viewer{options, environment, config, files.credentials.path};
  if (options.all || options.renew) {
    return batch::refresh_all(viewer, std::move(*content), report);
  }
  freshen(viewer, std::move(*content), Announce::always, report);
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
