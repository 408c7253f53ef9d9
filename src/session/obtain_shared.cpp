#include "session/obtain_shared.h"

#include "cli/report.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/check_plan.h"
#include "profile/files.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/session_edits.h"
#include "session/shared_session.h"
#include "sts/call.h"

namespace stsmfa::session {

namespace {

std::optional<client::Obtained> try_shared_session(Renewal& renewal, const Obtainer& obtainer,
                                                   const Run& run) {
  const SharedAttempt attempt =
      assume_from_shared(obtainer.client_for(renewal), renewal.plan, *renewal.shared);
  if (attempt.obtained) return attempt.obtained;
  const std::string topic = "[" + renewal.shared_section + "]";
  run.report.notice(topic, attempt.refusal + (attempt.is_over ? "; the session is forgotten"
                                                              : "; trying with a code"));
  if (attempt.is_over) {
    forget_session(run.context.files.credentials_path(), renewal.shared_section, *renewal.shared,
                   run.report);
    renewal.shared.reset();
  }
  return std::nullopt;
}

/// A session that cost a code is not lost with the role, if the file takes it; why the role was
/// refused is what counts.
void keep_shared_session(const profile::Plan& plan, const credentials::Session& session,
                         const Run& run) {
  try {
    profile::write_edits(run.context.files.credentials_path(), {edit_of(plan, session)},
                         run.report);
  } catch (const Error& error) {
    run.report.notice("[" + plan.names.short_term + "]", "is not kept: " + one_line(error));
  }
}

/// A code that makes the shared session first.
Renewed make_shared_session(Renewal& renewal, const Obtainer& obtainer, const Run& run) {
  Renewal shared_renewal = renewal;
  shared_renewal.plan = profile::plan_of_shared_session(renewal.plan, renewal.new_shared_section,
                                                        run.context.options);
  profile::check_plan(shared_renewal.plan);
  const client::Obtained shared = obtainer.obtain(shared_renewal);
  renewal.plan.device = shared_renewal.plan.device;
  obtainer.announce(renewal.plan);
  try {
    client::Obtained obtained =
        client::assume_roles(obtainer.client_for(renewal), shared, renewal.plan.roles);
    return {std::move(obtained), {edit_of(shared_renewal.plan, shared.session)}};
  } catch (...) {
    keep_shared_session(shared_renewal.plan, shared.session, run);
    throw;
  }
}

}  // namespace

Renewed obtain_by_shared_session(Renewal& renewal, const Obtainer& obtainer, Lock& lock,
                                 const Run& run) {
  bool only_refused = false;
  if (renewal.shared) {
    obtainer.announce(renewal.plan);
    lock.calling();
    if (auto obtained = try_shared_session(renewal, obtainer, run)) {
      return {std::move(*obtained)};
    }
    only_refused = renewal.shared.has_value();
  }
  if (!renewal.new_shared_section.empty() && !only_refused) {
    return make_shared_session(renewal, obtainer, run);
  }
  return {obtainer.obtain(renewal)};
}

bool is_over(const client::JudgedReply& judged) {
  return judged.verdict == client::Verdict::refused &&
         (judged.reply.code == "ExpiredToken" || judged.reply.code == "InvalidClientTokenId");
}

SharedAttempt assume_from_shared(const client::Client& client, const profile::Plan& plan,
                                 const credentials::Session& shared) {
  const sts::Call call = client::assume_call(plan.roles.front());
  const client::JudgedReply judged = client.call(call, client::credentials_of(shared));
  if (judged.verdict == client::Verdict::granted) {
    client::Obtained first =
        client::accept(judged.reply, plan.roles.front().arn.value, client.now());
    return {client::assume_roles(client, std::move(first), std::span(plan.roles).subspan(1))};
  }
  const bool denied =
      judged.verdict == client::Verdict::refused && judged.reply.code == "AccessDenied";
  if (!denied && !is_over(judged)) throw client::refusal_of(judged, call, client.host());
  return {.is_over = is_over(judged), .refusal = client::words_of(judged.reply, call.action)};
}

}  // namespace stsmfa::session
