#include "session/refresh.h"

#include "base/error.h"
#include "cli/options.h"
#include "client/helper.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "os/atomic_file.h"
#include "os/file.h"
#include "os/process.h"
#include "profile/check_plan.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "session/freshness.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/obtain_shared.h"
#include "session/renewal.h"
#include "session/sentences.h"
#include "session/session_edits.h"
#include "session/shared_session.h"

namespace stsmfa::session {

namespace {

/// aws-mfa announces the role of the command line, else the one that is stored in the section that
/// `--profile` names, whatever is wanted.
std::string announced_role(const cli::Options& options, const profile::SectionNames& names,
                           const credentials::Document& document) {
  if (options.assume_role && !options.assume_role->empty()) return *options.assume_role;
  const auto section = document.section(names.profile);
  const auto role = section ? section->get("assumed_role_arn") : std::nullopt;
  return std::string(role.value_or(""));
}

void say_findings(const Look& look, Time now, const cli::Report& report) {
  for (const Finding finding : look.decision.findings) {
    const std::string text = finding_text(finding, look.plan.names.short_term, look.decision, now);
    if (finding == Finding::keys_missing) {
      report.warning(text);
    } else {
      report.info(text);
    }
  }
}

/// For a profile that has no session of its own.
void say_who_serves(const profile::Plan& plan, const cli::Report& report) {
  if (plan.onward.empty()) return;
  report.notice("profile", plan.onward_profile + " needs no session of its own: AWS tools assume " +
                               plan.onward.back().arn.value + " from [" + plan.names.short_term +
                               "] by themselves, which is what is made fresh");
}

/// The first look, said aloud as far as it is wanted.
Look first_look(const Viewer& viewer, os::FileContent content, Announce announce,
                const cli::Report& report, const std::function<void(const profile::Plan&)>& check) {
  const Time now = stsmfa::now();
  const OnNames say_names = [&](const profile::SectionNames& names,
                                const credentials::Document& document) {
    report.info(validating(names.short_term, announced_role(viewer.options, names, document)));
  };
  const bool always = announce == Announce::always;
  Look first = look(viewer, std::move(content), now, always ? say_names : OnNames());
  if (check) check(first.plan);
  if (always) say_who_serves(first.plan, report);
  if (!always && first.decision.stale) say_names(first.plan.names, first.document);
  if (always || first.decision.stale) say_findings(first, now, report);
  return first;
}

}  // namespace

std::optional<Look> freshen(const Viewer& viewer, os::FileContent content, Announce announce,
                            const cli::Report& report,
                            const std::function<void(const profile::Plan&)>& check) {
  std::optional<Look> first = first_look(viewer, std::move(content), announce, report, check);
  if (!first->decision.stale) return first;
  const Stale stale = stale_of(*first);
  first.reset();
  try {
    renew(viewer, stale, report);
  } catch (const Error& error) {
    // Early is early: there is a session, and it will do for now.
    if (!stale.usable) throw;
    report.warning("The renewal failed, the session that is left is used: " + one_line(error));
  }
  return std::nullopt;
}

namespace {

std::vector<credentials::Edit> edits_of(const Viewer& viewer, const Task& task,
                                        const Result& result) {
  const profile::Plan& plan = task.job.plan;
  std::vector<credentials::Edit> edits = result.edits;
  edits.push_back(edit_of(plan, result.obtained.session, task.new_section));
  const bool found = plan.device && plan.device->origin == "IAM";
  if (viewer.options.save_device && found && !plan.keys.section.empty()) {
    edits.push_back({.section = plan.keys.section,
                     .assignments = {{"aws_mfa_device", Secret(plan.device->value)}}});
  }
  return edits;
}

void renew_now(const Viewer& viewer, Task& task, SessionLock& lock, const cli::Report& report) {
  client::StsClient client(client::helper_environment(viewer.environment, task.job.destination));
  complete_keys(task, viewer);
  const profile::Plan& plan = task.job.plan;
  if (plan.capped) {
    report.notice("duration", "1h: AWS grants no more to a role that is assumed with a session");
  }
  const Result result = obtain_result(task, viewer, client, lock, report);
  client.hang_up();
  const auto make_edits = [&](const credentials::Document& document) {
    check_keeps_keys(plan, document);
    std::vector<credentials::Edit> edits = edits_of(viewer, task, result);
    remove_abandoned(edits, document, now());
    return edits;
  };
  profile::write_edits(viewer.credentials_path, make_edits, report);
  report.info(success(result.obtained.session.expiration, result.obtained.granted));
  if (viewer.options.verb != "refresh") return;
  for (const std::string& line : how_to_use(plan, task.new_section)) {
    report.notice("profile", line);
  }
}

/// Our turn: nullopt when the file shows that there is nothing left to do.
std::optional<Task> find_task(const Viewer& viewer, SessionLock::Turn turn,
                              const cli::Report& report) {
  const Look current = look_again(viewer, now());
  if (turn == SessionLock::Turn::ours && current.decision.stale) {
    return prepare_task(viewer, current, report);
  }
  report.info(finding_text(Finding::valid, current.plan.names.short_term, current.decision, now()));
  return std::nullopt;
}

}  // namespace

void renew(const Viewer& viewer, const Stale& stale, const cli::Report& report) {
  const std::string target = os::resolve(viewer.credentials_path);
  profile::check_plan(stale.plan);
  os::check_replaceable(target);
  os::watch_signals();
  SessionLock lock(target, stale.plan.names.short_term,
                   stale.plan.device ? stale.plan.device->value : "");
  const auto is_fresh = [&] {
    return is_fresh_since(stale, look_again(viewer, now()), viewer, now());
  };
  const auto turn = take_turn(lock, viewer.options, viewer.environment, is_fresh, report);
  as_holder(lock, [&] {
    auto task = find_task(viewer, turn, report);
    if (!task) return;
    renew_now(viewer, *task, lock, report);
    lock.succeeded();
  });
}

}  // namespace stsmfa::session
