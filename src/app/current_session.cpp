#include "app/current_session.h"

#include "app/assume_roles.h"
#include "app/check_plan.h"
#include "app/connection.h"
#include "app/destination.h"
#include "app/freshen.h"
#include "app/identity.h"
#include "base/error.h"
#include "os/process.h"
#include "sts/arn.h"
#include "sts/partition.h"

namespace stsmfa::app {

namespace {

credentials::Session stored_session(const Look& look) {
  const auto section = look.document.section(look.plan.names.short_term);
  auto session = section ? credentials::session_in(*section) : std::nullopt;
  if (session) return std::move(*session);
  throw Error{.status = ExitStatus::file_unusable,
              .action = "read",
              .object = look.document.path(),
              .cause = "[" + look.plan.names.short_term + "] has gone meanwhile"};
}

/// The roles that are assumed from the stored session, for this run alone.
credentials::Session assume_onward(credentials::Session stored, Look& look, const Viewer& viewer,
                                   const Report& report) {
  std::vector<Role>& roles = look.plan.onward;
  if (roles.empty()) return stored;
  name_role_sessions(roles, viewer.environment);
  check_roles(roles);
  os::watch_signals();
  const Destination destination = find_destination(sts::Service::sts, look.plan, look.profile,
                                                   viewer.options, viewer.environment);
  say_notices(destination, report);
  const Connection connection(destination, viewer.environment, report);
  return assume_roles(connection.caller(), {std::move(stored), {}}, roles).session;
}

std::string role_name_of(const Plan& plan, const Options& options) {
  if (options.assume_role && !options.assume_role->empty()) return *options.assume_role;
  return plan.onward.empty() ? plan.names.profile : plan.onward_profile;
}

/// The account that neither a role nor a device names (hardware tokens have plain serial numbers),
/// for whoever has to print one. Empty when AWS does not say.
std::string ask_account(const CurrentSession& current, const Look& look, const Viewer& viewer,
                        const Report& report) {
  try {
    const Destination destination = find_destination(sts::Service::sts, look.plan, look.profile,
                                                     viewer.options, viewer.environment);
    say_notices(destination, report);
    os::watch_signals();
    const Connection connection(destination, viewer.environment, report);
    return get_caller_identity(connection.caller(), credentials_of(current.session)).account_id;
  } catch (const Error& error) {
    report.notice("account", "not known: " + one_line(error));
    return {};
  }
}

/// Account and partition as the role's ARN has them, or else the device's.
void identify(CurrentSession& current, const Plan& plan) {
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

Look last_look(const Viewer& viewer, const Report& report,
               const std::function<void(const Plan&)>& check) {
  auto content = os::read_file(viewer.credentials_path);
  if (!content) {
    throw Error{.hint = "stsmfa setup makes one with your keys in it",
                .aws_mfa = "Could not locate credentials file at " + viewer.credentials_path};
  }
  auto fresh = freshen(viewer, std::move(*content), Announce::when_stale, report, check);
  return fresh ? std::move(*fresh) : look_again(viewer, now());
}

}  // namespace

CurrentSession current_session(const Options& options, const Environment& environment,
                               const Report& report,
                               const std::function<void(const Plan&)>& check) {
  const FileLocations files = locate_files(options, environment);
  const Config config = read_config(files.config.path);
  const Viewer viewer{options, environment, config, files.credentials.path};
  Look look = last_look(viewer, report, check);
  const Plan& plan = look.plan;
  CurrentSession current{.profile = plan.onward.empty() ? plan.names.profile : plan.onward_profile,
                         .section = plan.names.short_term,
                         .session = assume_onward(stored_session(look), look, viewer, report),
                         .region = find_region(look.profile, options, environment)};
  current.ca_bundle = find_ca_bundle(look.profile, environment);
  // A profile that is served by another one's section has a region of its own.
  const bool of_file = !current.region || current.region->source == Source::file;
  if (of_file && plan.region) current.region = plan.region;
  const bool has_role = !current.session.assumed_role_arn.empty();
  if (has_role) current.role_name = role_name_of(plan, options);
  identify(current, plan);
  if (current.account_id.empty() && options.format == "process") {
    current.account_id = ask_account(current, look, viewer, report);
  }
  return current;
}

}  // namespace stsmfa::app
