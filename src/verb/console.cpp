#include "verb/console.h"

#include "base/error.h"
#include "client/client.h"
#include "client/echo.h"
#include "client/helper.h"
#include "os/process.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "session/current_session.h"
#include "sts/arn.h"
#include "sts/endpoint.h"
#include "sts/endpoint_url.h"
#include "sts/federation.h"
#include "sts/parameter.h"
#include "sts/partition.h"
#include "sts/protocol.h"
#include "sts/shown_url.h"
#include "verb/browser.h"
#include "verb/result.h"

namespace stsmfa::verb {

namespace {

/// The sign-in endpoint that the environment names instead of AWS's own host.
std::optional<sts::EndpointUrl> configured_sign_in(const Environment& environment) {
  auto configured = sts::configured_endpoint_url("signin", {}, environment, {});
  if (!configured) return configured;
  std::string reason = sts::refusal_of_endpoint_url(configured->url);
  if (reason.empty()) return configured;
  throw profile::refused_value(
      {sts::shown_url(configured->url), profile::Source::environment, configured->origin},
      std::move(reason));
}

/// What can be told before anybody is asked for a code.
void check_options(const cli::Options& options, const Environment& environment) {
  if (options.service) {
    profile::check_setting(sts::check_console_service(*options.service),
                           {*options.service, profile::Source::option, "--service"});
  }
  if (options.service && options.destination) {
    throw usage_error("--destination", "cannot be given together with --service");
  }
  configured_sign_in(environment);
}

sts::ConsoleHosts hosts_of(std::string_view partition, const std::string& profile) {
  const auto hosts = sts::console_hosts(partition);
  if (hosts) return *hosts;
  throw plan_error(object_of("console", profile),
                   "the partition " + std::string(partition) + " has no public sign-in page");
}

void check_destination(const cli::Options& options, const sts::ConsoleHosts& hosts) {
  if (!options.destination) return;
  profile::check_setting(
      sts::check_console_destination(hosts, *options.destination),
      {sts::shown_url(*options.destination), profile::Source::option, "--destination"});
}

/// Before a code is spent on it.
void check_role(const profile::Plan& plan, const cli::Options& options) {
  const std::string role = plan.last_role();
  if (role.empty() && !plan.keep_stored_role) {
    throw plan_error(object_of("console", plan.names.profile),
                     "console sign-in needs a role: AWS refuses a session without one",
                     "give a role with --assume-role, or name a profile that has one");
  }
  const auto arn = sts::parse_arn(role);
  if (arn) check_destination(options, hosts_of(arn->partition, plan.names.profile));
}

/// The page to lead to.
std::string page_of(const cli::Options& options, const session::CurrentSession& current,
                    const sts::ConsoleHosts& hosts) {
  check_destination(options, hosts);  // a stored role was not known before
  if (options.destination) return *options.destination;
  std::string_view region;
  // A region of another partition would name a host that is not there.
  if (current.region && sts::is_valid_region(current.region->value) &&
      sts::partition_of_region(current.region->value).name == current.partition) {
    region = current.region->value;
  }
  return sts::console_url(hosts, options.service.value_or(""), region);
}

/// Where the exchange takes place: AWS's own host unless the environment names another, which is
/// said.
profile::Destination find_sign_in(const sts::ConsoleHosts& hosts,
                                  const session::CurrentSession& current,
                                  const Environment& environment) {
  profile::Destination destination;
  destination.endpoint.url = "https://" + std::string(hosts.sign_in);
  if (const auto configured = configured_sign_in(environment)) {
    destination.notices.push_back(
        {"endpoint", sts::shown_url(configured->url) + " (" + configured->origin + ")"});
    destination.endpoint.url = configured->url;
  }
  profile::add_ways(destination, current.ca_bundle, environment);
  return destination;
}

/// The sign-in token of a reply. Throws Error for a reply without one.
Secret token_of(const sts::Reply& reply, const std::string& host) {
  const Secret* token = sts::find_field(reply, "SigninToken");
  const bool has_token = token != nullptr && !token->empty();
  if (reply.status == 200 && reply.root == "{}" && has_token) return *token;
  const bool refused = reply.status >= 400 && reply.status < 500;
  throw Error{.status = refused ? ExitStatus::refused : ExitStatus::unreached,
              .action = "sign in",
              .object = host,
              .cause = refused ? "the session was refused: HTTP " + std::to_string(reply.status)
                               : reply.message,
              .hint = refused ? "stsmfa --force makes a new session" : ""};
}

Secret exchange_for_token(const session::CurrentSession& current,
                          const profile::Destination& sign_in) {
  client::Helper client(client::helper_environment(sign_in));
  sts::Request request = sts::signin_token_request(
      sign_in.endpoint.url, client::credentials_of(current.session), std::nullopt);
  request.ca_bundle = sign_in.ca_bundle;
  request.proxy = sign_in.proxy;
  sts::Reply reply = client.exchange(std::move(request));
  client::leave_out_secrets(reply, client::credentials_of(current.session));
  return token_of(reply, profile::host_of(sign_in));
}

}  // namespace

ExitStatus console(const cli::Options& options, const Environment& environment,
                   cli::Report& report) {
  check_options(options, environment);
  const auto check = [&](const profile::Plan& plan) { check_role(plan, options); };
  const session::CurrentSession current =
      session::current_session(options, environment, report, check);
  const sts::ConsoleHosts hosts = hosts_of(current.partition, current.profile);
  const std::string page = page_of(options, current, hosts);
  const profile::Destination sign_in = find_sign_in(hosts, current, environment);
  profile::say_notices(sign_in, report, "sign in ");
  os::watch_signals();
  const Secret token = exchange_for_token(current, sign_in);
  Secret url = sts::login_url(sign_in.endpoint.url, page, token.reveal());
  if (options.open || options.browser) {
    const bool is_open = options.browser ? open_with(*options.browser, url, environment)
                                         : open_in_browser(url, environment);
    if (is_open) return ExitStatus::success;
    report.notice("console", "no browser could be opened; this is the URL, good for 15 minutes:");
  }
  url.append('\n');
  print_result(url.reveal());
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
