#include "batch/check_as_planned.h"

#include "base/error.h"
#include "batch/environment_of_many.h"
#include "batch/plan_target.h"
#include "credentials/document.h"
#include "credentials/objections.h"
#include "os/file.h"
#include "profile/config_again.h"
#include "profile/files.h"
#include "session/check_before_sending.h"
#include "session/session_edits.h"
#include "session/snapshot.h"

namespace stsmfa::batch {

void check_as_planned(const Batch& batch, const std::vector<std::size_t>& targets,
                      const profile::Context& context) {
  const profile::Files now_files = profile::files_now(context);
  const os::FileContent content = session::read_again(context);
  const credentials::Document document(content.bytes.reveal(), now_files.credentials_path());
  const profile::ProfileFiles files(document, now_files.config);
  const EnvironmentOfMany environment(context.environment);
  const Scope scope{{context.options, environment, now_files}, files, now()};
  for (const std::size_t number : targets) {  // one at a time: a second batch would be large
    const Target& target = batch.targets[number];
    const Target as_now = plan_target(target.profiles.front(), scope);
    if (as_now.problem) throw Error(*as_now.problem);
    session::check_is_as_planned(target.plan, as_now.plan);
  }
  const auto edit_at = [&](std::size_t i) {
    return session::trial_edit(batch.targets[targets[i]].plan);
  };
  const auto objections = credentials::objections_to(targets.size(), edit_at, document);
  if (!objections.empty()) throw Error(objections.begin()->second);
}

}  // namespace stsmfa::batch
