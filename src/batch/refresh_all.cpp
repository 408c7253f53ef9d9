#include "batch/refresh_all.h"

#include "base/error.h"
#include "batch/announce.h"
#include "batch/batch_run.h"
#include "batch/batch_snapshot.h"
#include "batch/goes_without_code.h"
#include "batch/new_sections.h"
#include "cli/options.h"
#include "cli/repeat.h"
#include "client/helper.h"
#include "credentials/document.h"
#include "credentials/update.h"
#include "os/file.h"
#include "os/process.h"
#include "profile/plan.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "profile/suggestion.h"
#include "session/circumstances.h"
#include "session/first_file.h"
#include "session/lock.h"
#include "session/snapshot.h"
#include "session/turn.h"

#include <algorithm>
#include <set>
#include <utility>

namespace stsmfa::batch {

namespace {

std::vector<Row> rows_of(const Batch& batch) {
  std::vector<Row> rows;
  const Time time = now();
  for (const Target& target : batch.targets) {
    Row row{.name = target.profiles.front(), .words = "waiting"};
    if (target.way == Way::fresh) row.state = State::fresh;
    if (target.way == Way::own_code) row.words = "waiting for a code of its own";
    if (target.expiration && *target.expiration > time) {
      row.expiration = target.expiration;
      row.left = *target.expiration - time;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

ExitStatus conclude(Progress& progress, Ledger& ledger, cli::Report& report) {
  ledger.settle();
  progress.conclude();
  for (const Failure& failure : ledger.warnings()) {
    report.warning(failure.profile + ": the renewal failed, the session that is left is used: " +
                   one_line(failure.reason));
  }
  report.info(in_all(progress.rows()));
  say_failures(ledger.failures(), report);
  return worst_of(ledger.failures());
}

/// The devices of which the run may ask a person for a code.
std::vector<std::string> devices_of(const Batch& batch) {
  std::vector<std::string> devices;
  const auto add = [&](const profile::Plan& plan) {
    if (plan.device && !plan.code_command) devices.push_back(plan.device->value);
  };
  for (const Group& group : batch.groups) {
    if (needs_session(batch, group)) add(group.plan);
  }
  for (const Target& target : batch.targets) {
    if (target.way == Way::own_code) add(target.plan);
  }
  return devices;
}

/// What other starters of the same are told of this one: those who do the same end as it does.
std::string name_of(const cli::Options& options) {
  std::string name = options.renew ? "--renew" : "--all";
  for (const std::string& pattern : options.patterns) {
    name += " " + pattern;
  }
  return name;
}

void tell_waiters(session::Lock& lock, const Ledger& ledger, ExitStatus status) {
  for (const Failure& failure : ledger.failures()) {
    if (failure.reason.status == status) return lock.failed(failure.reason);
  }
  lock.succeeded();
}

std::vector<std::string> ca_bundles_of(const Batch& batch) {
  std::set<std::string> bundles;
  for (const Group& group : batch.groups) {
    bundles.insert(group.destination.ca_bundle);
  }
  for (const Target& target : batch.targets) {
    bundles.insert(target.destination->ca_bundle);
  }
  return {bundles.begin(), bundles.end()};
}

/// Whether that is among what conclude() has said.
bool is_said(const Ledger& ledger, const Error& error) {
  return std::ranges::any_of(ledger.failures(), [&](const Failure& failure) {
    return failure.reason.status == error.status && one_line(failure.reason) == one_line(error);
  });
}

/// The work, once it is our turn.
ExitStatus work(const session::Run& run, Batch& batch, session::Lock& lock) {
  const auto& [context, world, report] = run;
  announce({context, batch, lock, report});
  const client::Wire wire = world.connect(client::helper_environment(ca_bundles_of(batch)));
  Progress progress(rows_of(batch), context, report);
  Ledger ledger(batch, progress, context.files, report);
  BatchRun calls(run, batch, {wire, lock, progress, ledger});
  try {
    calls.run();
  } catch (const Error& error) {
    const ExitStatus status = conclude(progress, ledger, report);
    lock.use(name_of(context.options), {});  // what stops all of it stops those who want the same
    if (!is_said(ledger, error)) throw;
    lock.failed(error);
    return status;
  } catch (...) {
    conclude(progress, ledger, report);
    throw;
  }
  wire.hang_up();
  const ExitStatus status = conclude(progress, ledger, report);
  say_new_sections(batch, progress, report);
  lock.use(name_of(context.options), calls.device_without_code());
  tell_waiters(lock, ledger, status);
  return status;
}

/// Nothing is to be done, or nothing can be.
ExitStatus show(const profile::Context& context, const Batch& batch, cli::Report& report) {
  Progress progress(rows_of(batch), context, report);
  Ledger ledger(batch, progress, context.files, report);
  return conclude(progress, ledger, report);
}

/// Somebody else has done it, even what --force wanted. The lock need not be ours.
ExitStatus show_done(const profile::Context& context, cli::Report& report) {
  cli::Options options = context.options;
  options.force = false;
  return show(context, take_another_batch_snapshot(context.with(options)).batch, report);
}

/// What somebody has in the place of a long-term section: one that is not called so, or profiles
/// that are meant by their names alone.
std::string others_by_name(const profile::Context& context, const os::FileContent& content) {
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  const profile::ProfileFiles files(document, context.files.config);
  constexpr std::size_t most_named = 9;
  const std::string suffix = profile::long_term_suffix(context.options);
  std::vector<std::string> profiles = profile::profiles_with_sessions(files, suffix);
  std::erase_if(profiles, [](const std::string& name) { return name.starts_with('-'); });
  std::string hint = profiles.empty() ? profile::what_hides_profiles(suffix, document)
                                      : profile::hint_of_misnamed_section(suffix, document);
  if (!hint.empty()) return hint;
  if (profiles.empty()) return "stsmfa setup makes one";
  if (profiles.size() > most_named) profiles.resize(most_named);
  return "by name: " + cli::all_command(profiles);
}

/// It would be left out without a word where the others are made fresh. A timer says nothing.
void say_misnamed_section(const profile::Context& context, const os::FileContent& content,
                          cli::Report& report) {
  if (context.options.renew || !context.options.patterns.empty()) return;
  const std::string suffix = profile::long_term_suffix(context.options);
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  const std::string hint = profile::hint_of_misnamed_section(suffix, document);
  if (!hint.empty()) report.notice(document.path(), hint);
}

/// Nobody has anything that could be made fresh.
ExitStatus show_nothing(const profile::Context& context, const os::FileContent& content,
                        cli::Report& report) {
  if (context.options.renew) {
    report.info("There is no session that has to be renewed.");
    return ExitStatus::success;
  }
  throw Error{.action = "read",
              .object = context.files.credentials_path(),
              .cause = "no section ends in " + profile::long_term_suffix(context.options),
              .hint = others_by_name(context, content)};
}

}  // namespace

ExitStatus refresh_all(const session::Run& run, os::FileContent content) {
  const profile::Context& context = run.context;
  cli::Report& report = run.report;
  BatchSnapshot seen = take_batch_snapshot(context, content);
  if (seen.batch.targets.empty()) return show_nothing(context, content, report);
  say_misnamed_section(context, content, report);
  content = {};
  if (!has_work(seen.batch)) return show(context, seen.batch, report);
  session::make_first(context);
  const std::string target = os::resolve(context.files.credentials_path());
  credentials::check_updatable(target);
  os::watch_signals();
  session::Lock lock(target, name_of(context.options), {}, context.environment);
  lock.goes_by(session::circumstances_of_many(context));
  lock.also_asks_for(devices_of(seen.batch));
  bool has_waited = false;
  const auto is_done = [&] {
    has_waited = true;
    return is_done_since(context, seen);
  };
  const auto turn = session::take_turn(lock, context, is_done, report,
                                       [&] { return goes_without_code(context); });
  if (turn == session::Lock::Turn::fresh_meanwhile) return show_done(context, report);
  const profile::Context inside{context.options, lock.environment(), context.files};
  ExitStatus status = ExitStatus::success;
  session::as_holder(lock, [&] {
    const session::Run inner{inside, run.world, report};
    if (has_waited || !os::is_unchanged(inside.files.credentials_path(), seen.status)) {
      seen = {};  // two of them would be most of our memory
      seen = take_another_batch_snapshot(inside);
    }
    status =
        has_work(seen.batch) ? work(inner, seen.batch, lock) : show(inside, seen.batch, report);
  });
  return status;
}

}  // namespace stsmfa::batch
