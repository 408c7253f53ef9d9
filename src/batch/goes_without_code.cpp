#include "batch/goes_without_code.h"

#include "base/error.h"
#include "batch/batch_snapshot.h"
#include "batch/target.h"
#include "cli/options.h"
#include "profile/plan.h"

#include <algorithm>

namespace stsmfa::batch {

namespace {

bool takes_code(const Target& target, const Batch& batch) {
  if (target.way == Way::own_code) return true;
  return waits_for_session(target) && needs_session(batch, batch.groups[*target.group]);
}

bool has_command(const profile::Plan& plan) { return plan.code_command || plan.keys.process; }

/// A command may give one without asking anybody.
bool may_have_code(const Batch& batch, const profile::Context& context) {
  return profile::brings_code(context.options) ||
         !cli::may_not_ask(context.options, context.environment) ||
         std::ranges::any_of(batch.groups, has_command, &Group::plan) ||
         std::ranges::any_of(batch.targets, has_command, &Target::plan);
}

}  // namespace

bool goes_without_code(const profile::Context& context) try {
  const Batch batch = take_another_batch_snapshot(context).batch;
  const auto takes_one = [&](const Target& target) {
    return is_work(target) && takes_code(target, batch);
  };
  const auto takes_none = [&](const Target& target) {
    return is_work(target) && !takes_code(target, batch);
  };
  if (std::ranges::none_of(batch.targets, takes_one)) return true;
  return std::ranges::any_of(batch.targets, takes_none) && !may_have_code(batch, context);
} catch (const Error&) {
  return false;
}

}  // namespace stsmfa::batch
