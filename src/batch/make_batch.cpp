#include "batch/make_batch.h"

#include "batch/environment_of_many.h"
#include "batch/gather_targets.h"
#include "batch/keep_renewable.h"
#include "batch/select_profiles.h"
#include "batch/share_sessions.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"

namespace stsmfa::batch {

namespace {

std::vector<std::string> profiles_for(const cli::Options& options,
                                      const profile::ProfileFiles& files) {
  const std::string suffix = profile::long_term_suffix(options);
  const bool any_that_is_there = options.renew && options.patterns.empty();
  return any_that_is_there ? profile::profiles_with_sessions(files, suffix)
                           : select_profiles(files, options.patterns, suffix);
}

}  // namespace

Batch make_batch(const profile::Context& context, const profile::ProfileFiles& files, Time now) {
  const cli::Options& options = context.options;
  const EnvironmentOfMany environment(context.environment);
  const Scope scope{{options, environment, context.files}, files, now};
  Batch batch{.targets = gather_targets(profiles_for(options, files), scope)};
  share_sessions(batch, scope);
  if (options.renew) keep_renewable(batch, scope);
  return batch;
}

}  // namespace stsmfa::batch
