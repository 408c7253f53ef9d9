#include "session/obtain_shared.h"

#include "cli/report.h"
#include "client/helper.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/check_plan.h"
#include "profile/files.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/sentences.h"
#include "session/session_edits.h"
#include "session/shared_session.h"
#include "session/snapshot.h"
#include "sts/call.h"

namespace stsmfa::session {

namespace {

std::optional<client::Obtained> try_shared_session(Task& task, const Renewal& renewal,
                                                   SessionLock& lock, const Viewer& viewer,
                                                   const cli::Report& report) {
  if (!task.shared) return std::nullopt;
  const profile::Plan& plan = task.job.plan;
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
void keep_shared_session(const profile::Plan& plan, const credentials::Session& session,
                         const Viewer& viewer, const cli::Report& report) {
  const auto make_edits = [&](const credentials::Document& document) {
    check_keeps_keys(plan, document);
    return std::vector{edit_of(plan, session)};
  };
  try {
    profile::write_edits(viewer.credentials_path, make_edits, report);
  } catch (const Error& error) {
    report.notice("[" + plan.names.short_term + "]", "is not kept: " + one_line(error));
  }
}

/// A code that makes the shared session first.
Result make_shared_session(Task& task, Renewal& renewal, const Viewer& viewer,
                           const cli::Report& report) {
  Job job = task.job;
  job.plan =
      profile::plan_of_shared_session(task.job.plan, task.new_shared_section, viewer.options);
  profile::check_plan(job.plan);
  const client::Obtained shared = renewal.obtain(job);
  task.job.plan.device = job.plan.device;
  const profile::Plan& plan = task.job.plan;
  report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
  try {
    client::Obtained obtained =
        client::assume_roles(renewal.caller_for(task.job), shared, plan.roles);
    return {std::move(obtained), {edit_of(job.plan, shared.session)}};
  } catch (...) {
    keep_shared_session(job.plan, shared.session, viewer, report);
    throw;
  }
}

}  // namespace

Result obtain_result(Task& task, const Viewer& viewer, client::StsClient& client, SessionLock& lock,
                     const cli::Report& report) {
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

bool is_over(const client::Answer& answer) {
  return answer.verdict == client::Verdict::refused &&
         (answer.reply.code == "ExpiredToken" || answer.reply.code == "InvalidClientTokenId");
}

SharedAttempt assume_from_shared(const client::Caller& caller, const profile::Plan& plan,
                                 const credentials::Session& shared) {
  const sts::Call call = client::assume_call(plan.roles.front());
  const client::Answer answer = caller.call(call, client::credentials_of(shared));
  if (answer.verdict == client::Verdict::granted) {
    client::Obtained first =
        client::accept(answer.reply, plan.roles.front().arn.value, caller.now());
    return {client::assume_roles(caller, std::move(first), std::span(plan.roles).subspan(1))};
  }
  const bool denied =
      answer.verdict == client::Verdict::refused && answer.reply.code == "AccessDenied";
  if (!denied && !is_over(answer)) throw client::refusal_of(answer, call.action, caller.host());
  return {.is_over = is_over(answer), .refusal = client::words_of(answer.reply, call.action)};
}

}  // namespace stsmfa::session
