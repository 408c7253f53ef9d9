#include "batch/batch_run.h"

#include "ask/code_error.h"
#include "ask/totp.h"
#include "base/duration.h"
#include "base/error.h"
#include "batch/check_as_planned.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/words.h"
#include "client/assume_role.h"
#include "client/helper.h"
#include "client/wire.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "session/check_before_sending.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/renewal.h"
#include "session/sentences.h"

#include <algorithm>
#include <iterator>

namespace stsmfa::batch {

namespace {

/// All that a connection depends on.
std::string way_to(const profile::Destination& destination) {
  return destination.endpoint.url + "\n" + destination.ca_bundle + "\n" + destination.proxy.url;
}

}  // namespace

BatchRun::BatchRun(const session::Run& run, Batch& batch, const Hands& hands)
    : run_(run),
      batch_(batch),
      wire_(hands.wire),
      lock_(hands.lock),
      progress_(hands.progress),
      ledger_(hands.ledger),
      steps_(batch.targets.size(), 0) {}

void BatchRun::run() {
  // A second round is for sessions that turn out to be dead; in it that is a refusal like others.
  do {
    ++round_;
    get_sessions();
    assume_all();
  } while (forget_dead_sessions());
  use_own_codes();
}

/// A code of a device that has just been used has to be the next one; nothing is said once it
/// shows.
void BatchRun::before_a_code(const profile::Plan& plan) const {
  const auto used = plan.device ? devices_used_.find(plan.device->value) : devices_used_.end();
  if (used == devices_used_.end()) return;
  const Seconds wait = ask::until_another_code(used->second, now());
  if (wait == Seconds(0)) return;
  const std::string words = "the next code of " + plan.device->value + " is needed";
  run_.report.notice("MFA code", words + (plan.code_command ? ": waiting " : "; it shows in ") +
                                     format_seconds(wait));
  if (plan.code_command) wire_.wait(wait);
}

/// One session with a code, for those targets. An Error is also what later codes would come to,
/// where that is certain.
client::Obtained BatchRun::obtain(session::Renewal& renewal, const std::string& name,
                                  const std::vector<std::size_t>& targets) {
  const std::string way = way_to(renewal.destination);
  const auto unreached = unreached_.find(way);
  if (unreached != unreached_.end()) throw Error(unreached->second);
  if (profile::brings_code(run_.context.options) && !devices_used_.empty()) {
    throw ask::code_error(name, "needs another code than the one that was given");
  }
  progress_.pause();
  before_a_code(renewal.plan);
  bool is_sent = false;
  const session::Obtainer obtainer(run_, wire_, lock_, [&] {
    session::check_in_time([&] { check_as_planned(batch_, targets, run_.context); });
    is_sent = true;
  });
  const auto note = [&] {
    if (is_sent && renewal.plan.device) devices_used_[renewal.plan.device->value] = now();
  };
  try {
    client::Obtained obtained = obtainer.obtain(renewal);
    note();
    return obtained;
  } catch (const Error& error) {
    note();
    if (error.is_of_way) unreached_.emplace(way, error);
    if (error.status == ExitStatus::code_needed && renewal.plan.device) {
      device_without_code_ = renewal.plan.device->value;
    }
    throw;
  }
}

void BatchRun::get_sessions() {
  for (std::size_t number = 0; number < batch_.groups.size(); ++number) {
    Group& group = batch_.groups[number];
    if (!has_work(group)) continue;
    try {
      complete_keys(group);
      if (needs_session(batch_, group)) get_session(number);
    } catch (const Error& error) {
      in_vain_.emplace(number, error);
      fail_waiting(group, error);
    }
    share(number);
    ledger_.write();
  }
}

void BatchRun::get_session(std::size_t number) {
  Group& group = batch_.groups[number];
  const auto in_vain = in_vain_.find(number);  // nobody is asked for the same once more
  if (in_vain != in_vain_.end()) throw Error(in_vain->second);
  if (run_.context.options.renew) {
    throw ask::code_error(group.plan.device ? group.plan.device->value : "",
                          "a new shared session takes one", "stsmfa --all asks for it");
  }
  session::Renewal renewal{.plan = group.plan, .destination = group.destination, .iam = group.iam};
  const std::string& section = group.plan.names.short_term;
  const bool may_get_one = profile::brings_code(run_.context.options) || group.plan.code_command ||
                           !cli::may_not_ask(run_.context.options, run_.context.environment);
  if (may_get_one) {
    run_.report.info("[" + section + "]: one code for " +
                     cli::join(open_profiles(group), cli::for_a_sentence));
  }
  const client::Obtained obtained = obtain(renewal, "[" + section + "]", open_targets(group));
  group.plan.device = renewal.plan.device;
  group.session = obtained.session;
  new_sessions_.emplace(number, obtained.granted);
  run_.report.info(session::success(obtained.session.expiration, obtained.granted));
  const auto stands = [&](std::size_t target) { return stands_for(group, target); };
  if (std::ranges::none_of(group.targets, stands)) ledger_.granted_to_all(renewal.plan, obtained);
}

/// Whether writing the target's session writes the group's.
bool BatchRun::stands_for(const Group& group, std::size_t target) const {
  const Target& its = batch_.targets[target];
  return ledger_.is_open(target) && its.way == Way::shared_session &&
         its.plan.names.short_term == group.plan.names.short_term;
}

/// Those that a session of the group is wanted for.
std::vector<std::size_t> BatchRun::open_targets(const Group& group) const {
  std::vector<std::size_t> targets;
  std::ranges::copy_if(group.targets, std::back_inserter(targets), [&](std::size_t target) {
    return waits_for_session(batch_.targets[target]) && ledger_.is_open(target);
  });
  return targets;
}

std::vector<std::string> BatchRun::open_profiles(const Group& group) const {
  std::vector<std::string> profiles;
  for (const std::size_t target : open_targets(group)) {
    const std::vector<std::string>& its = batch_.targets[target].profiles;
    profiles.insert(profiles.end(), its.begin(), its.end());
  }
  return profiles;
}

/// Those that are the group's session itself.
void BatchRun::share(std::size_t number) {
  const Group& group = batch_.groups[number];
  if (!group.session) return;
  const auto made = new_sessions_.find(number);
  const Seconds left =
      made == new_sessions_.end() ? group.session->expiration - now() : made->second;
  for (const std::size_t target : group.targets) {
    if (!ledger_.is_open(target) || batch_.targets[target].way != Way::shared_session) continue;
    ledger_.granted(target, {*group.session, left});
  }
}

/// Without a code an old session that is still valid does for roles; what takes no code needs keys
/// alone.
void BatchRun::fail_waiting(Group& group, const Error& reason) {
  group.session = group.old_session;
  const bool has_keys = !group.plan.keys.access_key_id.empty();
  for (const std::size_t target : group.targets) {
    if (!ledger_.is_open(target)) continue;
    const Way way = batch_.targets[target].way;
    if (way == Way::assumed && group.session) continue;
    if (way == Way::no_code && has_keys) continue;
    ledger_.failed(target, reason);
  }
}

/// The open targets that take a code each.
std::vector<std::size_t> BatchRun::own_codes() const {
  std::vector<std::size_t> targets;
  for (std::size_t target = 0; target < batch_.targets.size(); ++target) {
    if (ledger_.is_open(target) && batch_.targets[target].way == Way::own_code) {
      targets.push_back(target);
    }
  }
  return targets;
}

void BatchRun::use_own_codes() {
  const std::vector<std::size_t> targets = own_codes();
  if (targets.size() > 1) {
    const std::string codes = std::to_string(targets.size());
    progress_.finish();  // what is fresh by now should stand above the questions
    run_.report.notice("MFA code", codes + " roles ask for more than an hour: " + codes +
                                       " codes, one every 30 seconds");
  }
  for (const std::size_t target : targets) {
    try {
      use_own_code(target);
    } catch (const Error& error) {
      ledger_.failed(target, error);
    }
    ledger_.write();
  }
}

void BatchRun::use_own_code(std::size_t target) {
  Target& its = batch_.targets[target];
  session::Renewal renewal{.plan = its.plan, .destination = *its.destination, .iam = its.iam};
  if (!renewal.plan.device && its.group) {
    renewal.plan.device = batch_.groups[*its.group].plan.device;
  }
  progress_.finish();
  run_.report.notice(its.profiles.front(),
                     "asks for " + format_duration(its.plan.duration) +
                         ", which takes a code of its own; --cap takes an hour without one");
  const client::Obtained obtained = obtain(renewal, its.profiles.front(), {target});
  ledger_.granted(target, obtained);
}

}  // namespace stsmfa::batch
