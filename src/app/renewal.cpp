#include "app/renewal.h"

#include "app/device.h"
#include "app/person.h"
#include "base/error.h"

namespace stsmfa::app {

namespace {

/// A request without a body: resolve, connect, shake hands.
sts::Request connect_request(const Destination& destination) {
  sts::Request request;
  request.url = destination.endpoint.url;
  request.ca_bundle = destination.ca_bundle;
  return request;
}

std::string how_to_keep(const Keys& keys, const Options& options) {
  if (keys.section.empty()) return "; to keep it, write mfa_serial into " + keys.origin;
  return options.save_device ? "" : "; --save-device keeps it in the file";
}

}  // namespace

/// The helper connects while a person types; what it finds out ends the question if it is bad, so
/// that a missing network is said before a code is spent.
class Renewal::EarlyConnection {
 public:
  EarlyConnection(StsClient& client, const Destination& destination)
      : client_(client),
        host_(host_of(destination)),
        id_(client.send(connect_request(destination))) {}

  int watched() const { return done_ ? -1 : client_.output(); }

  void look() {
    done_ = true;
    const Answer answer{client_.receive(id_), Verdict::not_sent};
    if (answer.reply.outcome != sts::Outcome::answered) throw refusal_of(answer, {}, host_);
  }

 private:
  StsClient& client_;
  std::string host_;
  long id_;
  bool done_ = false;
};

Job make_job(const Plan& plan, const Profile& profile, const Options& options,
             const Environment& environment) {
  const auto destination_of = [&](sts::Service service) {
    return find_destination(service, plan, profile, options, environment);
  };
  Job job{.plan = plan, .destination = destination_of(sts::Service::sts)};
  if (!plan.device && plan.mfa != MfaUse::never) job.iam = destination_of(sts::Service::iam);
  return job;
}

Renewal::Renewal(const Options& options, const Environment& environment, StsClient& client,
                 SessionLock& lock, const Report& report)
    : options_(options),
      environment_(environment),
      client_(client),
      lock_(lock),
      report_(report),
      world_(world_of(client)) {
  world_.ask = [this](const std::string& question) {
    return ask(question, options_.verb != "refresh");
  };
  world_.ask_on_terminal = [this](const std::string& question) { return ask(question, true); };
}

Renewal::~Renewal() = default;

Obtained Renewal::obtain(Job& job) {
  lock_.use(job.plan.names.short_term, job.plan.device ? job.plan.device->value : "");
  const Caller caller = caller_for(job);
  CodeSource codes(job.plan, options_, environment_, world_, report_);
  early_.reset();
  if (job.plan.mfa == MfaUse::always && codes.will_ask()) {
    early_ = std::make_unique<EarlyConnection>(client_, job.destination);
  }
  const auto find = [&] { return find_device(job, caller); };
  return app::obtain({job.plan, caller, codes, lock_, report_, find});
}

PersonsAnswer Renewal::ask(const std::string& question, bool terminal_only) {
  Asking how{.terminal_only = terminal_only};
  how.on_terminal = [this](const std::string& terminal) { lock_.asking(terminal); };
  if (early_) {
    how.watched = early_->watched();
    how.on_watched = [this] { early_->look(); };
  }
  return ask_person(question, how);
}

Setting Renewal::find_device(const Job& job, const Caller& sts) const {
  say_notices(*job.iam, report_, "IAM ");
  const Caller iam(world_, *job.iam, report_);
  const MfaDevices devices = list_mfa_devices({sts, iam}, job.plan.keys);
  const bool may_ask = !may_not_ask(options_, environment_);
  Setting device{choose_device(devices, may_ask ? world_.ask_on_terminal : nullptr)};
  device.origin = "IAM";
  report_.notice("MFA device",
                 device.value + " (found through IAM" + how_to_keep(job.plan.keys, options_) + ")");
  return device;
}

}  // namespace stsmfa::app
