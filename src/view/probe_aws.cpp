#include "view/probe_aws.h"

#include "ask/credential_process.h"
#include "ask/device.h"
#include "ask/user_command.h"
#include "base/duration.h"
#include "base/error.h"
#include "cli/repeat.h"
#include "client/access_keys.h"
#include "client/client.h"
#include "client/helper.h"
#include "client/identity.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "credentials/session.h"
#include "os/process.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "sts/arn.h"
#include "sts/call.h"
#include "sts/endpoint.h"
#include "sts/parameter.h"
#include "sts/protocol.h"
#include "sts/shown_url.h"
#include "sts/sigv4.h"
#include "view/check_device.h"
#include "view/find_problems.h"
#include "view/key_age.h"

namespace stsmfa::view {

namespace {

using Clock = std::chrono::steady_clock;

class Prober {
 public:
  Prober(const profile::Destination& destination, cli::Report& report)
      : destination_(destination), connection_(destination, report) {}

  AwsProbe take_result() { return std::move(result_); }

  /// The ARN of the one to whom the credentials belong; empty when AWS does not say. `way_out`
  /// helps where AWS refuses them; else what helps with keys does.
  std::string identify(const std::string& whose, const sts::Credentials& credentials,
                       const std::string& way_out = {}) {
    const sts::Call call = sts::get_caller_identity();
    const auto start = Clock::now();
    const client::JudgedReply answer = connection_.client().call(call, credentials);
    if (result_.facts.empty()) add_endpoint(answer, Clock::now() - start);
    if (answer.verdict != client::Verdict::granted) {
      const Error error = client::refusal_of(answer, call, connection_.client().host());
      const bool is_way_out = answer.verdict == client::Verdict::refused && !way_out.empty();
      result_.problems.push_back(
          {whose + ": " + one_line(error), is_way_out ? way_out : error.hint});
      return {};
    }
    std::string arn = client::identity_in(answer.reply).arn;
    result_.facts.push_back({whose, arn});
    return arn;
  }

  void identify_session(const session::Snapshot& snapshot, cli::Options options) {
    const auto section = snapshot.document.section(snapshot.plan.names.short_term);
    const auto session = section ? credentials::session_in(*section) : std::nullopt;
    if (session && session->expiration > now()) {
      options.force = true;
      identify("the session", client::credentials_of(*session),
               cli::refresh_command(options, snapshot.plan.names.profile) + " makes another");
    }
  }

  void add(Fact fact) { result_.facts.push_back(std::move(fact)); }

  void add(std::optional<Problem> problem) {
    if (problem) result_.problems.push_back(std::move(*problem));
  }

  /// What the helper is locked in by, where that is not what it is on Linux; and what it has said
  /// of itself: that the machine does not let it lock itself in.
  void check_confinement() {
    const std::string_view wall = client::other_wall();
    if (!wall.empty()) add(Fact{"helper", std::string(wall)});
    const std::string said = connection_.complaints();
    if (said.empty()) return;
    add(Problem{"the helper is less confined than it should be: " + said,
                "a hostile answer of the network could do more; a newer kernel, or another profile "
                "of the container's runtime, allows it"});
  }

  const client::Client& client() const { return connection_.client(); }

 private:
  void add_endpoint(const client::JudgedReply& answer, Clock::duration time) {
    const bool answered = answer.reply.outcome == sts::Outcome::answered;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    result_.facts.push_back({"endpoint",
                             sts::shown_url(destination_.endpoint.url) + ", signed for " +
                                 destination_.endpoint.signing_region,
                             answered ? "answers in " + std::to_string(took) + " ms" : ""});
    for (const profile::Destination::Notice& notice : destination_.notices) {
      result_.facts.push_back(
          {notice.topic == "endpoint" ? "  set by" : notice.topic, notice.text});
    }
    const auto theirs = answered ? client::aws_time(answer.reply) : std::nullopt;
    if (!theirs) return;
    const Seconds ahead = stsmfa::now() - *theirs;
    const std::string way = ahead.count() < 0 ? " behind AWS's" : " ahead of AWS's";
    result_.facts.push_back({"clock", format_duration(std::chrono::abs(ahead)) + way});
    if (!client::clock_error(answer.reply, stsmfa::now())) return;
    result_.problems.push_back({"this machine's clock is wrong by more than five minutes",
                                "AWS refuses signatures that are 15 minutes off: set it right"});
  }

  const profile::Destination& destination_;
  client::Connection connection_;
  AwsProbe result_ = {};
};

/// Whether it is an IAM user's, and one that `rotate` can replace.
bool has_key_of_file(const profile::Plan& plan, const std::string& arn) {
  return !sts::user_name_in(arn).empty() && !plan.keys.section.empty() &&
         plan.keys.session_token.empty();
}

/// IAM where the profile has it, for one question at most.
class IamOnce {
 public:
  IamOnce(const session::Snapshot& snapshot, const profile::Context& context, cli::Report& report)
      : destination_(
            profile::find_destination(sts::Service::iam, snapshot.plan, snapshot.profile, context)),
        connection_(destination_, report) {}

  const client::Client& client() const { return connection_.client(); }

 private:
  profile::Destination destination_;
  client::Connection connection_;
};

AwsProbe examine(const session::Snapshot& snapshot, const profile::Context& context,
                 cli::Report& report) {
  profile::Plan plan = snapshot.plan;
  const profile::Destination destination =
      profile::find_destination(sts::Service::sts, plan, snapshot.profile, context);
  profile::check_keys(plan.keys, destination.endpoint);
  Prober prober(destination, report);
  ask::fetch_keys(plan, ask::surroundings_of(context));
  const std::string user = prober.identify("the keys", client::credentials_of(plan.keys));
  const auto list_devices = [&] {
    const IamOnce iam(snapshot, context, report);
    return ask::list_mfa_devices({prober.client(), iam.client()}, plan.keys);
  };
  const auto list_keys = [&](const sts::Credentials& credentials) {
    const IamOnce iam(snapshot, context, report);
    return client::list_access_keys({iam.client(), credentials, sts::user_name_in(user)});
  };
  const bool may_be_one = plan.device && !sts::check_serial_number(plan.device->value);
  if (may_be_one) prober.add(check_device(plan.device->value, user, list_devices));
  const bool is_asked_for = !plan.device && plan.mfa == profile::MfaUse::always && !user.empty();
  if (is_asked_for) prober.add(check_there_is_device(list_devices));
  if (has_key_of_file(plan, user)) prober.add(find_age_of_key(snapshot, context, list_keys));
  prober.identify_session(snapshot, context.options);
  prober.check_confinement();
  return prober.take_result();
}

}  // namespace

AwsProbe probe_aws(const session::Snapshot& snapshot, const profile::Context& context,
                   cli::Report& report) {
  try {
    os::watch_signals();
    return examine(snapshot, context, report);
  } catch (const Error& error) {
    return {.facts = {}, .problems = {problem_of(error)}};
  }
}

}  // namespace stsmfa::view
