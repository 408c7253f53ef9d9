#include "session/limited_session.h"

#include "client/client.h"
#include "client/helper.h"
#include "os/file.h"
#include "os/process.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/session_policy.h"
#include "session/check_before_sending.h"
#include "session/circumstances.h"
#include "session/first_file.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/obtain_shared.h"
#include "session/patiently.h"
#include "session/renewal.h"
#include "session/sentences.h"
#include "session/session_edits.h"
#include "session/shared_session.h"
#include "session/snapshot.h"
#include "session/turn.h"

#include <vector>

namespace stsmfa::session {

namespace {

/// An hour without a code is worth more than a longer session with one, unless that is asked for.
void prefer_shared_session(Snapshot& snapshot, const profile::Context& context, Time now) {
  profile::Plan& plan = snapshot.plan;
  profile::Plan capped = plan;
  profile::cap(capped);
  const bool fits = profile::fits_shared_session(capped, context.options);
  if (context.options.duration || !fits) return;
  const profile::ProfileFiles files(snapshot.document, context.files.config);
  const auto sections = valid_shared_sections(plan.keys, context.options, files, now);
  if (!sections.empty()) plan = std::move(capped);
}

/// The renewal of a snapshot's plan, limited; the file's text is not held any more.
Renewal limited_renewal(Snapshot snapshot, const sts::SessionPolicy& policy, const Run& run) {
  const Time now = run.world.now();
  profile::limit(snapshot.plan, policy);
  prefer_shared_session(snapshot, run.context, now);
  return prepare_renewal(run.context, snapshot, now);
}

void say(const Renewal& renewal, const Run& run) {
  say_what_is_unusual(renewal, run, profile::usual_ways(run.context.options));
  if (renewal.plan.capped) {
    run.report.notice("duration",
                      "1h: AWS grants no more to a role that is assumed with a session");
  }
}

/// Needs no person and no lock, and so waits for nobody. nullopt when there is no shared session or
/// AWS refuses it: what that means is found out once more by who holds the lock.
std::optional<credentials::Session> assume_at_once(const Renewal& renewal, const Run& run) {
  if (!renewal.shared) return std::nullopt;
  const client::Wire wire = run.world.connect(client::helper_environment(renewal.destination));
  const client::Client client(wire, renewal.destination, run.report);
  SharedAttempt attempt = assume_from_shared(client, renewal.plan, *renewal.shared);
  if (!attempt.obtained) return std::nullopt;
  return std::move(attempt.obtained->session);
}

/// What a code has brought beside the session, which itself goes nowhere.
void keep(const Renewal& renewal, const Renewed& renewed, const Run& run) {
  std::vector<credentials::Edit> edits = renewed.edits;
  if (auto device = edit_of_device(renewal.plan, run.context.options)) {
    edits.push_back(std::move(*device));
  }
  if (edits.empty()) return;
  profile::write_edits(run.context.files.credentials_path(), edits, run.report);
}

/// The part of the session lock's holder.
credentials::Session obtain_as_holder(const sts::SessionPolicy& policy, Lock& lock,
                                      const Run& run) {
  const auto& [context, world, report] = run;
  const auto look = [&run] { return take_another_snapshot(run.context, run.world.now()); };
  Renewal renewal = limited_renewal(patiently(look), policy, run);
  const client::Wire wire = world.connect(client::helper_environment(renewal.destination));
  complete_keys(renewal, context, world.now());
  const Obtainer obtainer(run, wire, lock, [&] { check_before_sending(renewal, run); });
  Renewed renewed = obtain_by_shared_session(renewal, obtainer, lock, run);
  wire.hang_up();
  keep(renewal, renewed, run);
  const auto& [session, granted] = renewed.obtained;
  report.info(success(session.expiration, granted));
  return session;
}

/// Waits for its turn, since a person is asked one thing at a time.
credentials::Session obtain_in_turn(const profile::Plan& plan, const sts::SessionPolicy& policy,
                                    const Run& run) {
  const profile::Context& context = run.context;
  make_first(context);
  Lock lock(os::resolve(context.files.credentials_path()), plan.names.short_term,
            plan.device ? plan.device->value : "", context.environment);
  lock.goes_by(circumstances_of(plan, context));
  // nobody else can have made what is ours alone
  take_turn(
      lock, context, [] { return false; }, run.report);
  const profile::Context inside{context.options, lock.environment(), context.files};
  std::optional<credentials::Session> session;
  as_holder(lock, [&] {
    session = obtain_as_holder(policy, lock, {inside, run.world, run.report});
    lock.succeeded();
  });
  return std::move(*session);
}

}  // namespace

credentials::Session limited_session(const Run& run, Snapshot first,
                                     const sts::SessionPolicy& policy) {
  const Renewal renewal = limited_renewal(std::move(first), policy, run);
  os::watch_signals();
  say(renewal, run);
  auto session = assume_at_once(renewal, run);
  return session ? std::move(*session) : obtain_in_turn(renewal.plan, policy, run);
}

}  // namespace stsmfa::session
