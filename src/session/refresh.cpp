#include "session/refresh.h"

#include "base/error.h"
#include "cli/options.h"
#include "client/helper.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/update.h"
#include "os/file.h"
#include "os/process.h"
#include "profile/check_plan.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "session/abandoned_sessions.h"
#include "session/check_before_sending.h"
#include "session/circumstances.h"
#include "session/excerpt.h"
#include "session/first_file.h"
#include "session/freshness.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/obtain_shared.h"
#include "session/patiently.h"
#include "session/renewal.h"
#include "session/say_findings.h"
#include "session/sentences.h"
#include "session/session_edits.h"
#include "session/turn.h"

#include <utility>

namespace stsmfa::session {

namespace {

bool is_for_aws_tools(const profile::Context& context) {
  return cli::audience_of(context.options) == cli::Audience::aws_tools;
}

/// The first snapshot, of which AWS tools' users are told, be it fresh or not.
Snapshot first_snapshot(const Run& run, os::FileContent content) {
  const profile::Context& context = run.context;
  cli::Report& report = run.report;
  const Time now = run.world.now();
  Snapshot first =
      take_snapshot(context, std::move(content), now,
                    [&](const profile::SectionNames& names, const credentials::Document& document) {
                      say_names(names, document, run);
                    });
  profile::check_roles(first.plan.onward);
  say_who_serves(first.plan, report);
  say_findings(first.plan, first.decision, now, report);
  return first;
}

std::vector<credentials::Edit> edits_of(const Renewal& renewal, const Renewed& renewed,
                                        const cli::Options& options) {
  std::vector<credentials::Edit> edits = renewed.edits;
  edits.push_back(edit_of(renewal.plan, renewed.obtained.session, renewal.target));
  if (auto device = edit_of_device(renewal.plan, options)) edits.push_back(std::move(*device));
  return edits;
}

/// What is to be done, and the file that shows it where that may be held: other people's keys are
/// in it, which nobody needs while a person is being asked.
struct Work {
  Renewal renewal;
  std::optional<credentials::Reading> known = {};
};

void write(Work& work, const Renewed& renewed, const Run& run) {
  const Time now = run.world.now();
  const auto make_edits = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> edits = edits_of(work.renewal, renewed, run.context.options);
    remove_abandoned(edits, profile::ProfileFiles(document, run.context.files.config), now);
    return edits;
  };
  profile::write_edits(run.context.files.credentials_path(), make_edits, run.report,
                       profile::OtherFaults::said, std::exchange(work.known, {}));
}

/// The holder's part: from a stale snapshot to the written section.
credentials::Session renew(Work& work, Lock& lock, const Run& run) {
  const auto& [context, world, report] = run;
  Renewal& renewal = work.renewal;
  const client::Wire wire = world.connect(client::helper_environment(renewal.destination));
  // The helper takes as long to start as this takes in a file of 50,000 sections.
  if (work.known) work.known->faults = work.known->document.faults();
  complete_keys(renewal, context, world.now());
  if (renewal.plan.capped) {
    report.notice("duration", "1h: AWS grants no more to a role that is assumed with a session");
  }
  const Obtainer obtainer(run, wire, lock, [&] { check_before_sending(renewal, run); });
  const Renewed renewed = obtain_by_shared_session(renewal, obtainer, lock, run);
  wire.hang_up();
  write(work, renewed, run);
  report.info(success(renewed.obtained.session.expiration, renewed.obtained.granted));
  if (is_for_aws_tools(context)) say_how_to_use(renewal, report);
  return renewed.obtained.session;
}

/// The file as it is now: as it was at first, where nobody has written it since.
Snapshot current_snapshot(std::optional<Snapshot> first, const profile::Context& context,
                          Time now) {
  if (first && os::is_unchanged(context.files.credentials_path(), first->content.status)) {
    return std::move(*first);
  }
  first.reset();
  return patiently([&] { return take_another_snapshot(context, now); });
}

bool may_ask(const profile::Plan& plan) {
  return plan.mfa != profile::MfaUse::never || plan.keys.process;
}

/// Whether nobody's question concerns us, as the file is now.
bool needs_no_code(const Run& run) {
  try {
    const Time now = run.world.now();
    const Renewal renewal =
        prepare_renewal(run.context, take_another_snapshot(run.context, now), now);
    return renewal.shared || !may_ask(renewal.plan);
  } catch (const Error&) {
    return false;  // it may be being written; if not, what is wrong shows when it is our turn
  }
}

/// Nobody has done it for us: nullopt when the file shows that nothing is left to do.
std::optional<Work> find_work(Lock::Turn turn, std::optional<Snapshot> first, const Run& run) {
  const Time now = run.world.now();
  Snapshot current = current_snapshot(std::move(first), run.context, now);
  if (turn != Lock::Turn::fresh_meanwhile && current.decision.stale) {
    Work work{prepare_renewal(run.context, current, now)};
    if (!may_ask(work.renewal.plan)) {
      work.known = {std::move(current.content), std::move(current.document)};
    }
    return work;
  }
  run.report.info(
      finding_text(Finding::valid, current.plan.names.short_term, current.decision, now));
  return std::nullopt;
}

/// The ways that the last renewal went as well need not be said.
profile::Ways ways_to_say(const Renewal& renewal, Lock& lock, const cli::Options& options) {
  const bool as_before = lock.goes_as_before(profile::ways_in(renewal.destination.notices));
  return as_before ? profile::usual_ways(options) : profile::Ways::said;
}

/// Everything that a stale section leads to. The first snapshot is let go when there is anybody to
/// wait for. nullopt: somebody else has made a session.
std::optional<credentials::Session> renew_in_turn(const Stale& stale, std::optional<Snapshot> first,
                                                  const Run& run) {
  const profile::Context& context = run.context;
  const std::string target = os::resolve(context.files.credentials_path());
  profile::check_plan(stale.plan);
  make_first(context);
  credentials::check_updatable(target);
  os::watch_signals();
  Lock lock(target, stale.plan.names.short_term, stale.plan.device ? stale.plan.device->value : "",
            context.environment);
  lock.goes_by(circumstances_of(stale.plan, context));
  const auto is_fresh = [&] {
    first.reset();
    const Time now = run.world.now();
    return is_fresh_since(stale, take_another_snapshot(context, now), context, now);
  };
  const auto turn =
      take_turn(lock, context, is_fresh, run.report, [&] { return needs_no_code(run); });
  const profile::Context inside{context.options, lock.environment(), context.files};
  const Run inner{inside, run.world, run.report};
  std::optional<credentials::Session> made;
  as_holder(lock, [&] {
    auto work = find_work(turn, std::exchange(first, std::nullopt), inner);
    if (!work) return;
    say_what_is_unusual(work->renewal, inner, ways_to_say(work->renewal, lock, context.options));
    made = renew(*work, lock, inner);
    lock.succeeded();
  });
  return made;
}

/// Whether the session that was there at first can still be used: the question may have stood for
/// longer than it had left, and others may have written or removed the section.
bool is_left(const Stale& stale, const Run& run) {
  if (!stale.usable) return false;
  try {
    const Time now = run.world.now();
    return take_another_snapshot(run.context, now).decision.serves();
  } catch (const Error&) {
    return false;
  }
}

Refreshed renew_if_stale(const Run& run, std::optional<Snapshot> first) {
  if (!first->decision.stale) {
    profile::check_typed_duration(first->plan);
    say_what_is_left(first->plan, run.context, run.report);
    return {.snapshot = std::move(first)};
  }
  const Stale stale = stale_of(*first);
  try {
    return {.made = renew_in_turn(stale, std::exchange(first, std::nullopt), run)};
  } catch (const Error& error) {
    // Early is early: there is a session, and it can be used for now.
    if (!is_left(stale, run)) throw;
    run.report.warning(session_left_is_used(error));
  }
  return {};
}

}  // namespace

bool is_fresh_by_excerpt(const Run& run) {
  return use_excerpt(run.context, [&](const credentials::Document& document) {
    const Time now = run.world.now();
    const Assessment found = assess(run.context, document, now);
    if (found.decision.stale) return false;
    profile::check_typed_duration(found.plan);
    profile::check_roles(found.plan.onward);
    say_names(found.plan.names, document, run);
    say_who_serves(found.plan, run.report);
    say_findings(found.plan, found.decision, now, run.report);
    say_what_is_left(found.plan, run.context, run.report);
    return true;
  });
}

Refreshed refresh(const Run& run, os::FileContent content) {
  return renew_if_stale(run, first_snapshot(run, std::move(content)));
}

Refreshed refresh(const Run& run, Snapshot first) {
  if (first.decision.stale) {
    say_names(first.plan.names, first.document, run);
    say_findings(first.plan, first.decision, run.world.now(), run.report);
  }
  return renew_if_stale(run, std::move(first));
}

}  // namespace stsmfa::session
