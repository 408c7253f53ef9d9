#include "app/task.h"

#include "app/check_plan.h"
#include "app/fetch_keys.h"
#include "app/shared_session.h"

namespace stsmfa::app {

namespace {

void say_what_is_unusual(const Viewer& viewer, const Destination& destination,
                         const Report& report) {
  say_notices(destination, report);
  if (!viewer.config.fault.empty()) report.notice("config", viewer.config.fault);
  // exec and export put the session in its place
  const bool leaves_environment = viewer.options.verb == "refresh";
  if (leaves_environment && viewer.environment.get("AWS_ACCESS_KEY_ID")) {
    report.notice("environment",
                  "AWS_ACCESS_KEY_ID is set: AWS tools use it instead of the profile");
  }
  report.detail("request", "POST " + destination.endpoint.url + ", signed for " +
                               destination.endpoint.signing_region);
}

/// A code that was given is there to be used, so that the session which is there is not; with
/// `--mfa-session` it makes a new one.
void find_shared_session(Task& task, const Viewer& viewer, const Look& current) {
  const Plan& plan = task.job.plan;
  if (!fits_shared_session(plan, {})) return;
  const ProfileFiles files(current.document, viewer.config.profiles, viewer.config.path);
  if (fits_shared_session(plan, viewer.options)) {
    const auto sections = valid_shared_sections(plan.keys, viewer.options, files, now());
    if (!sections.empty()) {
      task.shared_section = sections.front();
      task.shared = usable_session(current.document, sections.front(), now());
    }
  }
  if (!plan.mfa_session) return;
  const std::string usual = shared_section_of(plan.keys, viewer.options, files);
  // Not where the role's session goes: `stsmfa --profile login --assume-role ...`
  const bool is_taken = usual == plan.names.short_term;
  task.new_shared_section = is_taken ? own_shared_section_of(plan.keys) : usual;
  if (task.new_shared_section.empty()) return;
  check_target(plan_of_shared_session(plan, task.new_shared_section, viewer.options),
               current.document);
}

}  // namespace

Task prepare_task(const Viewer& viewer, const Look& current, const Report& report) {
  check_target(current.plan, current.document);
  check_plan(current.plan);
  Task task{.job = make_job(current.plan, current.profile, viewer.options, viewer.environment)};
  Plan& plan = task.job.plan;
  task.new_section = !current.document.has(plan.names.short_term);
  name_role_sessions(plan.roles, viewer.environment);
  say_what_is_unusual(viewer, task.job.destination, report);
  if (!plan.keys.process) find_shared_session(task, viewer, current);
  return task;
}

void complete_keys(Task& task, const Viewer& viewer) {
  if (!task.job.plan.keys.process) return;
  fetch_keys(task.job.plan, viewer.environment);
  find_shared_session(task, viewer, look_again(viewer, now()));
}

}  // namespace stsmfa::app
