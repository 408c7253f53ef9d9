#include "session/renewal.h"

#include "ask/credential_process.h"
#include "cli/options.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "session/session_edits.h"
#include "session/shared_session.h"
#include "sts/endpoint.h"

namespace stsmfa::session {

namespace {

void say_what_is_unusual(const Viewer& viewer, const profile::Destination& destination,
                         const cli::Report& report) {
  profile::say_notices(destination, report);
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
  const profile::Plan& plan = task.job.plan;
  if (!profile::fits_shared_session(plan, {})) return;
  const profile::ProfileFiles files(current.document, viewer.config.profiles, viewer.config.path);
  if (profile::fits_shared_session(plan, viewer.options)) {
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
  check_target(profile::plan_of_shared_session(plan, task.new_shared_section, viewer.options),
               current.document);
}

}  // namespace

Task prepare_task(const Viewer& viewer, const Look& current, const cli::Report& report) {
  check_target(current.plan, current.document);
  profile::check_plan(current.plan);
  Task task{.job = make_job(current.plan, current.profile, viewer.options, viewer.environment)};
  profile::Plan& plan = task.job.plan;
  task.new_section = !current.document.has(plan.names.short_term);
  profile::name_role_sessions(plan.roles, viewer.environment);
  say_what_is_unusual(viewer, task.job.destination, report);
  if (!plan.keys.process) find_shared_session(task, viewer, current);
  return task;
}

void complete_keys(Task& task, const Viewer& viewer) {
  if (!task.job.plan.keys.process) return;
  ask::fetch_keys(task.job.plan, viewer.environment);
  find_shared_session(task, viewer, look_again(viewer, now()));
}

Job make_job(const profile::Plan& plan, const profile::Profile& profile,
             const cli::Options& options, const Environment& environment) {
  const auto destination_of = [&](sts::Service service) {
    return profile::find_destination(service, plan, profile, options, environment);
  };
  Job job{.plan = plan, .destination = destination_of(sts::Service::sts)};
  if (!plan.device && plan.mfa != profile::MfaUse::never)
    job.iam = destination_of(sts::Service::iam);
  return job;
}

}  // namespace stsmfa::session
