#include "app/renew.h"

#include "app/advice.h"
#include "app/check_plan.h"
#include "app/files.h"
#include "app/obtain_result.h"
#include "app/session_turn.h"
#include "app/shared_session.h"
#include "base/error.h"
#include "os/atomic_file.h"
#include "os/process.h"

namespace stsmfa::app {

namespace {

std::vector<credentials::Edit> edits_of(const Viewer& viewer, const Task& task,
                                        const Result& result) {
  const Plan& plan = task.job.plan;
  std::vector<credentials::Edit> edits = result.edits;
  edits.push_back(edit_of(plan, result.obtained.session, task.new_section));
  const bool found = plan.device && plan.device->origin == "IAM";
  if (viewer.options.save_device && found && !plan.keys.section.empty()) {
    edits.push_back({.section = plan.keys.section,
                     .assignments = {{"aws_mfa_device", Secret(plan.device->value)}}});
  }
  return edits;
}

void renew_now(const Viewer& viewer, Task& task, SessionLock& lock, const Report& report) {
  StsClient client(helper_environment(viewer.environment, task.job.destination));
  complete_keys(task, viewer);
  const Plan& plan = task.job.plan;
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
  write_edits(viewer.credentials_path, make_edits, report);
  report.info(success(result.obtained.session.expiration, result.obtained.granted));
  if (viewer.options.verb != "refresh") return;
  for (const std::string& line : how_to_use(plan, task.new_section)) {
    report.notice("profile", line);
  }
}

/// Our turn: nullopt when the file shows that there is nothing left to do.
std::optional<Task> find_task(const Viewer& viewer, SessionLock::Turn turn, const Report& report) {
  const Look current = look_again(viewer, now());
  if (turn == SessionLock::Turn::ours && current.decision.stale) {
    return prepare_task(viewer, current, report);
  }
  report.info(finding_text(credentials::Finding::valid, current.plan.names.short_term,
                           current.decision, now()));
  return std::nullopt;
}

}  // namespace

void renew(const Viewer& viewer, const Stale& stale, const Report& report) {
  const std::string target = os::resolve(viewer.credentials_path);
  check_plan(stale.plan);
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

}  // namespace stsmfa::app
