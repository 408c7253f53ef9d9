#include "rotate/connection.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "client/client.h"
#include "client/helper.h"
#include "client/identity.h"
#include "credentials/session.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "session/obtain.h"
#include "session/obtain_shared.h"
#include "session/renewal.h"
#include "session/shared_session.h"
#include "sts/call.h"
#include "sts/endpoint.h"

#include <memory>
#include <optional>
#include <utility>

namespace stsmfa::rotate {

namespace {

/// As short as AWS makes one: a minute of waiting and two questions fit in.
constexpr Seconds session_duration = std::chrono::minutes(15);
constexpr Seconds least_left = std::chrono::minutes(10);

/// GetSessionToken with a code, whatever else the profile is for. It is stored nowhere, and called
/// after the profile.
profile::Plan plan_of_session(const profile::Plan& plan, const cli::Options& options) {
  profile::Plan session = profile::plan_of_shared_session(plan, plan.names.profile, options);
  session.duration = session_duration;
  return session;
}

std::optional<credentials::Session> find_shared(const session::Snapshot& snapshot,
                                                const session::Run& run) {
  if (profile::brings_code(run.context.options)) return std::nullopt;
  const profile::ProfileFiles files(snapshot.document, run.context.files.config);
  const Time then = run.world.now() + least_left;
  return session::first_shared_session(snapshot.plan.keys, run.context.options, files, then);
}

class Connection {
 public:
  Connection(const session::Run& run, session::Lock& lock, const session::Snapshot& snapshot)
      : run_(run),
        lock_(lock),
        renewal_(session::make_renewal(plan_of_session(snapshot.plan, run.context.options),
                                       snapshot.profile, run.context)),
        at_iam_(profile::find_destination(sts::Service::iam, renewal_.plan, snapshot.profile,
                                          run.context)),
        shared_(find_shared(snapshot, run)),
        mfa_(snapshot.plan.mfa),
        wire_(run.world.connect(client::helper_environment(renewal_.destination))),
        sts_(wire_, renewal_.destination, run.report),
        iam_(wire_, at_iam_, run.report) {
    profile::check_plan(renewal_.plan);
    profile::say_notices(renewal_.destination, run.report);
    profile::say_notices(at_iam_, run.report, "IAM ", profile::usual_ways(run.context.options));
  }

  std::string identify(const profile::Keys& keys) const {
    return client::get_caller_identity(sts_, client::credentials_of(keys)).arn;
  }

  void sign_in(std::string user_name) {
    user_name_ = std::move(user_name);
    credentials_ = mfa_ == profile::MfaUse::never ? client::credentials_of(renewal_.plan.keys)
                                                  : session_credentials();
  }

  void sign_with(const profile::Keys& keys) {
    if (mfa_ == profile::MfaUse::never) credentials_ = client::credentials_of(keys);
  }

  client::KeyOwner owner() const { return {iam_, credentials_, user_name_}; }
  const client::Wire& wire() const { return wire_; }

 private:
  sts::Credentials session_credentials() {
    if (shared_) {
      sts::Credentials shared = client::credentials_of(*shared_);
      if (takes(shared)) return shared;
      run_.report.notice("shared session", "IAM does not take it: a code is needed");
    }
    return client::credentials_of(session_with_code());
  }

  credentials::Session session_with_code() {
    try {
      return session::Obtainer(run_, wire_, lock_).obtain(renewal_).session;
    } catch (const Error& error) {
      if (!cli::may_not_ask(run_.context.options, run_.context.environment)) throw;
      if (error.status != ExitStatus::code_needed) throw;
      Error unasked = error;
      unasked.hint = "run in a terminal: " + cli::rotate_command(renewal_.plan.names.profile);
      throw Error(std::move(unasked));
    }
  }

  /// It may have been revoked, or made without a code.
  bool takes(const sts::Credentials& credentials) const {
    return !session::is_over(iam_.call(sts::list_access_keys(user_name_), credentials));
  }

  session::Run run_;
  session::Lock& lock_;
  session::Renewal renewal_;
  profile::Destination at_iam_;
  std::optional<credentials::Session> shared_;
  profile::MfaUse mfa_;
  client::Wire wire_;
  client::Client sts_;
  client::Client iam_;
  std::string user_name_ = {};
  sts::Credentials credentials_ = {};
};

Iam iam_of(const std::shared_ptr<Connection>& aws) {
  return {
      .list_keys = [aws] { return client::list_access_keys(aws->owner()); },
      .create_key = [aws] { return client::create_access_key(aws->owner()); },
      .last_use = [aws](const std::string& id) { return client::last_use_of(aws->owner(), id); },
      .deactivate_key =
          [aws](const std::string& id) { client::deactivate_access_key(aws->owner(), id); },
      .delete_key = [aws](const std::string& id) { client::delete_access_key(aws->owner(), id); }};
}

}  // namespace

Aws connect_to_aws(const session::Run& run, session::Lock& lock,
                   const session::Snapshot& snapshot) {
  const auto aws = std::make_shared<Connection>(run, lock, snapshot);
  return {.identify = [aws](const profile::Keys& keys) { return aws->identify(keys); },
          .open_iam =
              [aws](const std::string& user_name) {
                aws->sign_in(user_name);
                return iam_of(aws);
              },
          .sign_with = [aws](const profile::Keys& keys) { aws->sign_with(keys); },
          .moment = aws->wire().moment,
          .wait = aws->wire().wait};
}

}  // namespace stsmfa::rotate
