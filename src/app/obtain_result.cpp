#include "app/obtain_result.h"

#include "app/assume_shared.h"
#include "app/check_plan.h"
#include "app/files.h"
#include "app/forget_session.h"

namespace stsmfa::app {

namespace {

std::optional<Obtained> try_shared_session(Task& task, const Renewal& renewal, SessionLock& lock,
                                           const Viewer& viewer, const Report& report) {
  if (!task.shared) return std::nullopt;
  const Plan& plan = task.job.plan;
  report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
  lock.calling();
  SharedAttempt attempt = assume_from_shared(renewal.caller_for(task.job), plan, *task.shared);
  if (attempt.obtained) return std::move(attempt.obtained);
  const std::string topic = "[" + task.shared_section + "]";
  report.notice(topic, attempt.refusal + (attempt.is_over ? "; the session is forgotten"
                                                          : "; trying with a code"));
  if (attempt.is_over) {
    forget_session(viewer.credentials_path, task.shared_section, *task.shared, report);
    task.shared.reset();
  }
  return std::nullopt;
}

/// A session that cost a code is not lost with the role, if the file takes it; why the role was not
/// to be had is what counts.
void keep_shared_session(const Plan& plan, const credentials::Session& session,
                         const Viewer& viewer, const Report& report) {
  const auto make_edits = [&](const credentials::Document& document) {
    check_keeps_keys(plan, document);
    return std::vector{edit_of(plan, session)};
  };
  try {
    write_edits(viewer.credentials_path, make_edits, report);
  } catch (const Error& error) {
    report.notice("[" + plan.names.short_term + "]", "is not kept: " + one_line(error));
  }
}

/// A code that makes the shared session first.
Result make_shared_session(Task& task, Renewal& renewal, const Viewer& viewer,
                           const Report& report) {
  Job job = task.job;
  job.plan = plan_of_shared_session(task.job.plan, task.new_shared_section, viewer.options);
  check_plan(job.plan);
  const Obtained shared = renewal.obtain(job);
  task.job.plan.device = job.plan.device;
  const Plan& plan = task.job.plan;
  report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
  try {
    Obtained obtained = assume_roles(renewal.caller_for(task.job), shared, plan.roles);
    return {std::move(obtained), {edit_of(job.plan, shared.session)}};
  } catch (...) {
    keep_shared_session(job.plan, shared.session, viewer, report);
    throw;
  }
}

}  // namespace

Result obtain_result(Task& task, const Viewer& viewer, StsClient& client, SessionLock& lock,
                     const Report& report) {
  Renewal renewal(viewer.options, viewer.environment, client, lock, report);
  const bool refused_before = task.shared.has_value();
  if (auto obtained = try_shared_session(task, renewal, lock, viewer, report)) {
    return {std::move(*obtained)};
  }
  const bool only_refused = refused_before && task.shared;
  if (!task.new_shared_section.empty() && !only_refused) {
    return make_shared_session(task, renewal, viewer, report);
  }
  return {renewal.obtain(task.job)};
}

}  // namespace stsmfa::app
