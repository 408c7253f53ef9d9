#include "batch/check_as_planned.h"

#include "base/error.h"
#include "batch/batch_snapshot.h"
#include "profile/config_again.h"
#include "session/check_before_sending.h"

#include <string_view>
#include <unordered_map>

namespace stsmfa::batch {

void check_as_planned(const Batch& batch, const std::vector<std::size_t>& targets,
                      const profile::Context& context) {
  const profile::Files files = profile::files_now(context);
  const BatchSnapshot now =
      take_another_batch_snapshot({context.options, context.environment, files});
  std::unordered_map<std::string_view, const Target*> found;
  for (const Target& target : now.batch.targets) {
    found.emplace(target.plan.names.short_term, &target);
  }
  for (const std::size_t number : targets) {
    const profile::Plan& plan = batch.targets[number].plan;
    const auto its = found.find(plan.names.short_term);
    const bool is_gone = its == found.end();
    if (!is_gone && its->second->problem) throw Error(*its->second->problem);
    session::check_is_as_planned(plan, is_gone ? profile::Plan() : its->second->plan);
  }
}

}  // namespace stsmfa::batch
