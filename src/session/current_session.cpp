#include "session/current_session.h"

#include "base/error.h"
#include "client/client.h"
#include "client/identity.h"
#include "os/process.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/session_policy.h"
#include "session/assume_onward.h"
#include "session/first_file.h"
#include "session/kept_session.h"
#include "session/limited_session.h"
#include "session/patiently.h"
#include "session/refresh.h"
#include "session/sentences.h"
#include "session/snapshot.h"
#include "sts/arn.h"
#include "sts/endpoint.h"
#include "sts/partition.h"

namespace stsmfa::session {

namespace {

/// What stands in the file: others may have put another role's there since it was looked at.
credentials::Session stored_session(const Snapshot& snapshot, const Run& run) {
  const std::string& name = snapshot.plan.names.short_term;
  const auto section = snapshot.document.section(name);
  Wanted any_fresh = wanted(snapshot.plan, run.context.options);
  any_fresh.force = false;
  const Decision decision = decide(section, any_fresh, run.world.now());
  auto session = section ? credentials::session_in(*section) : std::nullopt;
  if (session && decision.serves()) return std::move(*session);
  throw file_error("read", snapshot.document.path(),
                   "[" + name + "] " + (section ? "holds another session by now" : "has gone"));
}

std::string role_name_of(const profile::Plan& plan, const cli::Options& options) {
  if (cli::is_given(options.assume_role)) return *options.assume_role;
  return plan.onward.empty() ? plan.names.profile : plan.onward_profile;
}

/// The account that neither a role nor a device names (hardware tokens have plain serial numbers),
/// for formats that print it. Empty when AWS does not say.
std::string ask_account(const CurrentSession& current, const Snapshot& snapshot,
                        const profile::Context& context, cli::Report& report) {
  try {
    const profile::Destination destination =
        profile::find_destination(sts::Service::sts, snapshot.plan, snapshot.profile, context);
    profile::say_notices(destination, report, {}, profile::usual_ways(context.options));
    os::watch_signals();
    const client::Connection connection(destination, report);
    return client::get_caller_identity(connection.client(), client::credentials_of(current.session))
        .account_id;
  } catch (const Error& error) {
    report.notice("account", "not known: " + one_line(error));
    return {};
  }
}

/// Account and partition as the role's ARN has them, or else the device's.
void identify(CurrentSession& current, const profile::Plan& plan) {
  const std::string& role = current.session.assumed_role_arn;
  const std::string device = plan.device ? plan.device->value : "";
  const auto arn = sts::parse_arn(role.empty() ? device : role);
  if (arn) {
    current.account_id = arn->account;
    current.partition = arn->partition;
  } else if (current.region) {
    current.partition = sts::partition_of_region(current.region->value).name;
  }
}

os::FileContent needed_file(const profile::Context& context) {
  auto content = read_first(context);
  if (content) return std::move(*content);
  throw no_credentials_file(context.files.credentials_path());
}

/// The plan by the file as it is, and whether it may go on.
Snapshot first_snapshot(const Run& run, const sts::SessionPolicy& policy, const CheckPlan& check) {
  Snapshot first = take_snapshot(run.context, needed_file(run.context), run.world.now());
  if (!policy.empty()) profile::check_may_limit(first.plan, policy);
  if (check) check(first.plan);
  return first;
}

/// A session and the file that it follows from.
struct Found {
  Snapshot snapshot;
  credentials::Session session;
};

/// Another program may be writing the file in place.
Snapshot snapshot_in_time(const Run& run) {
  return patiently([&] { return take_another_snapshot(run.context, run.world.now()); });
}

Found found_anew(const Run& run, credentials::Session session) {
  return {snapshot_in_time(run), std::move(session)};
}

/// `--force` is about the session that is handed on: one that it is assumed from serves as it is,
/// unless a code was given, which is there to be used.
Refreshed refresh_section(const Run& run, Snapshot first) {
  const auto& [context, world, report] = run;
  const bool is_for_onward = !first.plan.onward.empty() && !profile::brings_code(context.options);
  if (!context.options.force || !is_for_onward) return refresh(run, std::move(first));
  cli::Options unforced = context.options;
  unforced.force = false;
  first.decision = decide(first.document.section(first.plan.names.short_term),
                          wanted(first.plan, unforced), world.now());
  return refresh({context.with(unforced), world, report}, std::move(first));
}

Found make_fresh(const Run& run, Snapshot first, const sts::SessionPolicy& policy,
                 const KeptSession& before) {
  auto [fresh, made] = refresh_section(run, std::move(first));
  Snapshot snapshot = fresh ? std::move(*fresh) : snapshot_in_time(run);
  profile::limit(snapshot.plan, policy);
  credentials::Session own = made ? std::move(*made) : stored_session(snapshot, run);
  credentials::Session session = assume_onward(std::move(own), snapshot, run, before);
  return {std::move(snapshot), std::move(session)};
}

Found find_session(const Run& run, const sts::SessionPolicy& policy, const CheckPlan& check) {
  Snapshot first = first_snapshot(run, policy, check);
  if (!policy.empty() && first.plan.onward.empty()) {
    return found_anew(run, limited_session(run, std::move(first), policy));
  }
  KeptSession kept = find_kept(first.plan, wanted_kept(first.plan, run.context.options),
                               first.document, run.world.now());
  if (!kept.decision.stale) return {std::move(first), std::move(*kept.session)};
  try {
    return make_fresh(run, std::move(first), policy, kept);
  } catch (const Error& error) {
    const bool is_left = kept.session && kept.session->expiration > run.world.now();
    if (!is_left) throw;
    run.report.warning(session_left_is_used(error));
  }
  return found_anew(run, std::move(*kept.session));
}

}  // namespace

CurrentSession current_session(const cli::Options& options, const Environment& environment,
                               cli::Report& report, const CheckPlan& check) {
  const sts::SessionPolicy policy = profile::find_session_policy(options, environment);
  const profile::Files files = profile::find_files(options, environment);
  const profile::Context context{options, environment, files};
  const World world = real_world();
  auto [snapshot, session] = find_session({context, world, report}, policy, check);
  if (!policy.empty()) {
    report.notice("session", "limited by " + profile::words_on_policy(options));
  }
  const profile::Plan& plan = snapshot.plan;
  CurrentSession current{.profile = plan.onward.empty() ? plan.names.profile : plan.onward_profile,
                         .section = plan.names.short_term,
                         .session = std::move(session),
                         .region = profile::find_region(snapshot.profile, context)};
  current.ca_bundle = profile::find_ca_bundle(snapshot.profile, environment);
  // A profile that is served by another one's section has a region of its own.
  const bool of_file = !current.region || profile::is_of_file(current.region->source);
  if (of_file && plan.region) current.region = plan.region;
  const bool has_role = !current.session.assumed_role_arn.empty();
  current.is_chained = !plan.onward.empty() || profile::is_chained(plan);
  if (has_role) current.role_name = role_name_of(plan, options);
  identify(current, plan);
  if (current.account_id.empty() && cli::audience_of(options) == cli::Audience::sdk) {
    current.account_id = ask_account(current, snapshot, context, report);
  }
  return current;
}

}  // namespace stsmfa::session
