#include "batch/session_plan.h"

#include "base/shell_word.h"
#include "cli/options.h"
#include "profile/plan.h"
#include "profile/profile_error.h"
#include "session/shared_session.h"
#include "sts/endpoint.h"
#include "sts/parameter.h"
#include "sts/shown_url.h"

#include <algorithm>

namespace stsmfa::batch {

namespace {

bool names_device(const Target& target) {
  return target.way != Way::impossible && target.plan.device &&
         !sts::check_serial_number(target.plan.device->value);
}

/// The first target that names a device; else the section's profile, if that does; else the first
/// that can be used.
const profile::Plan& base_of(const Batch& batch, const Group& group, const SharedSection& section) {
  const Target* usable = nullptr;
  for (const std::size_t place : group.targets) {
    const Target& target = batch.targets[place];
    if (names_device(target)) return target.plan;
    if (usable == nullptr && target.way != Way::impossible) usable = &target;
  }
  if (section.owner && names_device(*section.owner)) return section.owner->plan;
  return usable != nullptr ? usable->plan : batch.targets[group.targets.front()].plan;
}

profile::Plan plan_of(const profile::Plan& base, const SharedSection& section,
                      const cli::Options& options) {
  profile::Plan plan = profile::plan_of_shared_session(base, section.name, options);
  plan.capped = false;
  plan.region.reset();
  plan.renew_before = options.renew_before.value_or(profile::default_renew_before);
  if (section.owner) {
    const profile::Plan& own = section.owner->plan;
    plan.names = own.names;
    plan.renew_before = own.renew_before;
    if (!options.mfa_session_duration) {
      plan.duration = own.duration;
      plan.duration_setting = own.duration_setting;
    }
  }
  plan.renew_before = std::min(plan.renew_before, plan.duration / 2);
  return plan;
}

/// How much has to be left of a session that is there: what its section asks for, and what those
/// ask for that are to get a copy of it.
Seconds least_left(const Batch& batch, const Group& group) {
  Seconds least = group.plan.renew_before;
  for (const std::size_t place : group.targets) {
    const Target& target = batch.targets[place];
    if (target.way == Way::shared_session) least = std::max(least, target.plan.renew_before);
  }
  return least;
}

void find_session(const Batch& batch, Group& group, const SharedSection& section,
                  const Scope& scope) {
  group.session.reset();
  group.old_session.reset();
  if (section.name.empty() || scope.context.options.force) return;
  auto there = session::usable_session(scope.files.document(), section.name, scope.now);
  if (!there) return;
  const bool will_do =
      scope.context.options.renew || there->expiration - scope.now >= least_left(batch, group);
  (will_do ? group.session : group.old_session) = std::move(there);
}

/// A role profile without a device is tried without a code, as the SDKs do, unless its keys have a
/// device or a session by now; a target that names no device takes the group's.
void settle_way(Target& target, const Group& group) {
  profile::Plan& plan = target.plan;
  if (target.way == Way::impossible || plan.mfa == profile::MfaUse::never) return;
  if (group.plan.device && !plan.device) {
    plan.device = group.plan.device;
    target.iam.reset();
    if (plan.code_command) return;
    plan.code_command = group.plan.code_command;
    plan.code_command_is_interactive = group.plan.code_command_is_interactive;
  }
  if (plan.mfa != profile::MfaUse::if_refused || plan.device) return;
  const bool is_served = target.way == Way::assumed && group.session;
  if (target.way != Way::fresh && !is_served) target.way = Way::no_code;
}

/// Whose endpoint a group's calls go to: the section's own target, else the first that waits for
/// the session, else the first that calls at all.
const Target* caller_of(const Batch& batch, const Group& group) {
  const Target* first_waiting = nullptr;
  const Target* first_calling = nullptr;
  for (const std::size_t place : group.targets) {
    const Target& target = batch.targets[place];
    if (target.way == Way::fresh || target.way == Way::impossible) continue;
    if (first_calling == nullptr) first_calling = &target;
    if (!waits_for_session(target)) continue;
    if (target.plan.names.short_term == group.plan.names.short_term) return &target;
    if (first_waiting == nullptr) first_waiting = &target;
  }
  return first_waiting != nullptr ? first_waiting : first_calling;
}

/// A session of one AWS is nothing to another, and its token is not to be sent there. Those of
/// AWS's own regions are one.
void refuse_other_endpoints(Batch& batch, const Group& group) {
  const sts::Endpoint& made_at = group.destination.endpoint;
  for (const std::size_t place : group.targets) {
    Target& target = batch.targets[place];
    const sts::Endpoint& endpoint = target.destination->endpoint;
    if (!waits_for_session(target) || endpoint.url == made_at.url) continue;
    if (sts::is_of_aws(endpoint) && sts::is_of_aws(made_at)) continue;
    fail(target, profile::profile_error(target.profiles.front(),
                                        "has " + sts::shown_url(endpoint.url) +
                                            " for its endpoint, and the session of " +
                                            "its keys is made at " + sts::shown_url(made_at.url),
                                        "by itself it takes a code of its own: stsmfa --profile " +
                                            shell_word(target.profiles.front())));
  }
}

}  // namespace

void plan_session(Batch& batch, Group& group, const SharedSection& section, const Scope& scope) {
  group.plan = plan_of(base_of(batch, group, section), section, scope.context.options);
  find_session(batch, group, section, scope);
  for (const std::size_t place : group.targets) {
    settle_way(batch.targets[place], group);
  }
  group.destination = {};
  group.iam.reset();
  const Target* const caller = caller_of(batch, group);
  if (caller == nullptr) return;
  group.destination = *caller->destination;
  refuse_other_endpoints(batch, group);
  if (!group.plan.device) group.iam = caller->iam;
}

}  // namespace stsmfa::batch
