#include "ask/credential_process.h"
#include "ask/user_command.h"
#include "base/error.h"
#include "base/shell_word.h"
#include "batch/batch_run.h"
#include "batch/plan_target.h"
#include "client/assume_role.h"
#include "client/client.h"
#include "client/parallel_calls.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "session/obtain_shared.h"
#include "session/shared_session.h"
#include "sts/call.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace stsmfa::batch {

namespace {

/// What goes out while answers are waited for changes the table as well.
constexpr std::chrono::milliseconds longest_pause(100);

}  // namespace

bool BatchRun::has_work(const Group& group) const {
  return std::ranges::any_of(group.targets,
                             [&](std::size_t target) { return ledger_.is_open(target); });
}

/// Whether a call of the group's is signed with its keys, and not with the session that is there.
bool BatchRun::needs_keys(const Group& group) const {
  if (!group.session) return true;
  return std::ranges::any_of(group.targets, [&](std::size_t target) {
    const Way way = batch_.targets[target].way;
    return ledger_.is_open(target) && (way == Way::own_code || way == Way::no_code);
  });
}

/// What a stsmfa that the group's command runs must not begin again.
std::string BatchRun::section_under_way(const Group& group) const {
  if (!group.plan.names.short_term.empty()) return group.plan.names.short_term;
  const auto open = [&](std::size_t target) { return ledger_.is_open(target); };
  const auto first = std::ranges::find_if(group.targets, open);
  return first == group.targets.end() ? "" : batch_.targets[*first].plan.names.short_term;
}

/// Keys that a command prints are fetched once for all that are signed with them, and only for
/// these: the command may ask somebody, which a timer should not.
void BatchRun::complete_keys(Group& group) {
  if (!group.plan.keys.process || !group.plan.keys.access_key_id.empty()) return;
  if (!needs_keys(group)) return;
  lock_.use(section_under_way(group), group.plan.device ? group.plan.device->value : "");
  const profile::Keys keys = ask::run_keys_command(group.plan, ask::surroundings_of(run_.context));
  for (const std::size_t target : group.targets) {
    if (!ledger_.is_open(target)) continue;
    Target& its = batch_.targets[target];
    try {
      ask::use_keys(its.plan, keys);
      if (its.plan.mfa == profile::MfaUse::never) its.way = Way::no_code;
    } catch (const Error& error) {
      fail(its, error);  // so that it waits for no session any more
      ledger_.failed(target, error);
    }
  }
  group.plan.keys = keys;
  if (group.plan.names.short_term.empty() && keys.session_token.empty()) find_session(group);
}

/// The shared session of keys whose name has just become known.
void BatchRun::find_session(Group& group) const {
  const auto content = os::read_file(run_.context.files.credentials_path());
  const credentials::Document document(content ? content->bytes.reveal() : "",
                                       run_.context.files.credentials_path());
  const profile::ProfileFiles files(document, run_.context.files.config);
  std::string& section = group.plan.names.short_term;
  section = session::shared_section_of(group.plan.keys, run_.context.options, files);
  if (run_.context.options.force) return;
  group.session = session::usable_session(document, section, now());
}

void BatchRun::assume_all() {
  client::ParallelCalls calls(wire_, run_.report);
  calls.on_sent = [this](std::size_t target, int attempt) { ledger_.calling(target, attempt); };
  for (std::size_t target = 0; target < batch_.targets.size(); ++target) {
    if (ledger_.is_open(target)) start(calls, target);
  }
  if (!calls.idle()) lock_.calling();  // nobody is being asked any more, answered or not
  try {
    while (!calls.idle()) {
      const auto patience = std::min(progress_.draw(), longest_pause);
      if (const auto ended = calls.next(patience)) take(calls, *ended);
      ledger_.write_if_due();
    }
  } catch (...) {
    keep_what_is_granted();
    throw;
  }
  if (!calls_again()) wire_.hang_up();
  ledger_.write();
}

/// Whether anything more may go out: with another session than a dead one, or with a code.
bool BatchRun::calls_again() const { return !over_.empty() || !own_codes().empty(); }

/// While something else goes wrong, which stays what the run ends of.
void BatchRun::keep_what_is_granted() {
  try {
    ledger_.write();
  } catch (const Error&) {
    // The ledger has it: it is said of each target.
  }
}

void BatchRun::start(client::ParallelCalls& calls, std::size_t target) {
  const Target& its = batch_.targets[target];
  steps_[target] = 0;
  if (its.way != Way::no_code && its.way != Way::assumed) return;
  calls.add(target, [this, &its]() -> client::ParallelCall {
    const auto credentials = its.way == Way::no_code
                                 ? client::credentials_of(its.plan.keys)
                                 : client::credentials_of(*batch_.groups[*its.group].session);
    return {session::first_call(its.plan), credentials, &*its.destination};
  });
}

void BatchRun::take(client::ParallelCalls& calls, const client::ParallelCalls::Ended& ended) {
  const auto& [target, judged] = ended;
  const Target& its = batch_.targets[target];
  const std::vector<profile::Role>& roles = its.plan.roles;
  const std::size_t step = steps_[target]++;
  if (judged.verdict != client::Verdict::granted) return refused(target, step, judged);
  std::optional<client::Obtained> obtained;
  try {
    obtained = client::accept(judged.reply, roles.empty() ? "" : roles[step].arn.value, now());
  } catch (const Error& error) {
    return ledger_.failed(target, error);
  }
  if (its.way == Way::assumed) alive_.insert(*its.group);
  if (step + 1 >= roles.size()) return ledger_.granted(target, *obtained);
  calls.add(target, [&its, step, session = obtained->session]() -> client::ParallelCall {
    return {client::assume_call(its.plan.roles[step + 1]), client::credentials_of(session),
            &*its.destination};
  });
}

void BatchRun::refused(std::size_t target, std::size_t step, const client::JudgedReply& judged) {
  const Target& its = batch_.targets[target];
  const bool is_new = its.group && new_sessions_.contains(*its.group);
  const bool over = its.way == Way::assumed && step == 0 && session::is_over(judged);
  const sts::Call call = session::first_call(its.plan);
  Error reason = client::refusal_of(judged, call, profile::host_of(*its.destination));
  const bool denied = judged.reply.code == "AccessDenied";
  if (over && is_new) reason.hint = "the session that signed this is new: is it for this endpoint?";
  const std::string alone = "stsmfa --profile " + shell_word(its.profiles.front());
  if (its.way == Way::assumed && step == 0 && denied && !is_new) {
    const std::string known = reason.hint.empty() ? "" : reason.hint + "; ";
    reason.hint = known + "if the role wants a more recent code: " + alone;
  }
  if (its.way == Way::no_code && denied && its.plan.mfa == profile::MfaUse::if_refused) {
    reason.hint = alone + " asks IAM for the device, and you for a code";
  }
  if (over && round_ == 1 && !is_new) {
    over_.emplace_back(target, std::move(reason));  // it stays open: there may be another session
  } else {
    ledger_.failed(target, reason);
  }
}

/// Whether there is one that has to be replaced. A session that others were granted roles with is
/// not over, whatever one endpoint says: that of a region which the account has not enabled does
/// not know any.
bool BatchRun::forget_dead_sessions() {
  std::set<std::size_t> dead;
  for (auto& [target, reason] : std::exchange(over_, {})) {
    const std::size_t group = *batch_.targets[target].group;
    if (alive_.contains(group)) {
      reason.hint = "the session that signed this serves others: is it for this endpoint?";
      ledger_.failed(target, reason);
    } else {
      dead.insert(group);
    }
  }
  for (const std::size_t number : dead) {
    forget_session(batch_.groups[number]);
  }
  return !dead.empty();
}

void BatchRun::forget_session(Group& group) {
  const std::string& section = group.plan.names.short_term;
  run_.report.notice("[" + section + "]",
                     "AWS does not know this session any more; it is forgotten");
  session::forget_session(run_.context.files.credentials_path(), section, *group.session,
                          run_.report);
  group.session.reset();
  group.old_session.reset();
  reopen_copies(group);
}

/// The targets that are the dead session itself. Whether one is a copy of it or another session of
/// the same keys is not known; a new one costs it nothing.
void BatchRun::reopen_copies(const Group& group) {
  for (const std::size_t target : group.targets) {
    Target& its = batch_.targets[target];
    const bool is_shared = its.way == Way::fresh || its.way == Way::shared_session;
    if (!is_shared || !its.plan.roles.empty()) continue;
    its.way = Way::shared_session;
    its.usable = false;
    ledger_.reopen(target);
  }
}

}  // namespace stsmfa::batch
