#include "app/renew.h"

#include "app/advice.h"
#include "app/check_plan.h"
#include "app/destination.h"
#include "app/device.h"
#include "app/fetch_keys.h"
#include "app/obtain.h"
#include "app/person.h"
#include "app/session_lock.h"
#include "app/sts_client.h"
#include "base/error.h"
#include "os/atomic_file.h"
#include "os/process.h"
#include "os/wait.h"

namespace stsmfa::app {

namespace {

/// A request without a body: resolve, connect, shake hands.
sts::Request connect_request(const Destination& destination) {
  sts::Request request;
  request.url = destination.endpoint.url;
  request.ca_bundle = destination.ca_bundle;
  return request;
}

/// The helper connects while a person types; what it finds out ends the question if it is bad, so
/// that a missing network is said before a code is spent.
class EarlyConnection {
 public:
  EarlyConnection(StsClient& client, const Destination& destination)
      : client_(client), id_(client.send(connect_request(destination))) {}

  int watched() const { return done_ ? -1 : client_.output(); }

  void look(const std::string& host) {
    done_ = true;
    Answer answer{client_.receive(id_), Verdict::not_sent};
    if (answer.reply.outcome != sts::Outcome::answered) throw refusal_of(answer, {}, host);
  }

 private:
  StsClient& client_;
  long id_;
  bool done_ = false;
};

/// All that the holder of the lock has to know, the file's text not being held any more.
struct Job {
  Plan plan;
  Destination destination;
  std::optional<Destination> iam = {};  ///< where the device is looked for, should it have to be
  bool new_section = false;
};

class Renewal {
 public:
  Renewal(const Viewer& viewer, Job& job, SessionLock& lock, const Report& report)
      : viewer_(viewer),
        job_(job),
        lock_(lock),
        report_(report),
        client_(helper_environment(viewer.environment, job.destination)),
        world_(make_world()) {}

  Obtained run() {
    const Caller caller(world_, job_.destination, report_);
    CodeSource codes(job_.plan, viewer_.options, viewer_.environment, world_, report_);
    if (job_.plan.mfa == MfaUse::always && codes.will_ask()) {
      early_.emplace(client_, job_.destination);
    }
    const auto find_device = [&] { return this->find_device(caller); };
    Obtained obtained = obtain({job_.plan, caller, codes, lock_, report_, find_device});
    client_.hang_up();
    return obtained;
  }

 private:
  World make_world() {
    return {
        .now = [] { return stsmfa::now(); },
        .wait = [](Seconds duration) { os::wait_readable(-1, -1, os::Deadline(duration)); },
        .ask =
            [this](const std::string& question) {
              return ask(question, viewer_.options.verb != "refresh");
            },
        .ask_on_terminal = [this](const std::string& question) { return ask(question, true); },
        .exchange = [this](sts::Request request) { return client_.exchange(std::move(request)); }};
  }

  PersonsAnswer ask(const std::string& question, bool terminal_only) {
    Asking how{.terminal_only = terminal_only};
    how.on_terminal = [this](const std::string& terminal) { lock_.asking(terminal); };
    if (early_) {
      how.watched = early_->watched();
      how.on_watched = [this] { early_->look(host_of(job_.destination)); };
    }
    return ask_person(question, how);
  }

  Setting find_device(const Caller& sts) {
    say_notices(*job_.iam, report_, "IAM ");
    const Caller iam(world_, *job_.iam, report_);
    const MfaDevices devices = list_mfa_devices({sts, iam}, job_.plan.keys);
    const bool may_ask = !may_not_ask(viewer_.options, viewer_.environment);
    Setting device{choose_device(devices, may_ask ? world_.ask_on_terminal : nullptr)};
    device.origin = "IAM";
    report_.notice("MFA device", device.value + " (found through IAM" + how_to_keep() + ")");
    return device;
  }

  std::string how_to_keep() const {
    const Keys& keys = job_.plan.keys;
    if (keys.section.empty()) return "; to keep it, write mfa_serial into " + keys.origin;
    return viewer_.options.save_device ? "" : "; --save-device keeps it in the file";
  }

  const Viewer& viewer_;
  Job& job_;
  SessionLock& lock_;
  const Report& report_;
  StsClient client_;
  std::optional<EarlyConnection> early_ = {};
  World world_;
};

void say_what_is_unusual(const Viewer& viewer, const Job& job, const Report& report) {
  const Destination& destination = job.destination;
  say_notices(destination, report);
  if (!viewer.config.fault.empty()) report.notice("config", viewer.config.fault);
  // exec and export put the session in its place
  const bool leaves_environment = viewer.options.verb == "refresh";
  if (leaves_environment && viewer.environment.get("AWS_ACCESS_KEY_ID")) {
    report.notice("environment",
                  "AWS_ACCESS_KEY_ID is set: AWS tools use it instead of the profile");
  }
  report.detail("request", "POST " + destination.endpoint.url + ", signed for " +
                               destination.endpoint.signing_region);
}

/// The second look, and every check that can be made before somebody is asked.
Job prepare(const Viewer& viewer, const Look& current, const Report& report) {
  const auto destination_of = [&](sts::Service service) {
    return find_destination(service, current.plan, current.profile, viewer.options,
                            viewer.environment);
  };
  check_target(current.plan, current.document);
  check_plan(current.plan);
  Job job{.plan = current.plan, .destination = destination_of(sts::Service::sts)};
  if (!job.plan.device && job.plan.mfa != MfaUse::never) {
    job.iam = destination_of(sts::Service::iam);
  }
  job.new_section = !current.document.has(job.plan.names.short_term);
  name_role_sessions(job.plan.roles, viewer.environment);
  say_what_is_unusual(viewer, job, report);
  return job;
}

std::vector<credentials::Edit> edits_of(const Viewer& viewer, const Job& job,
                                        const credentials::Session& session) {
  const Plan& plan = job.plan;
  std::vector<credentials::Edit> edits = {edit_of(plan, session)};
  const bool own_section = plan.names.kind == ProfileKind::long_term_section;
  if (job.new_section && !own_section && plan.region) {
    edits[0].assignments.push_back({"region", Secret(plan.region->value)});
  }
  const bool found = plan.device && plan.device->origin == "IAM";
  if (viewer.options.save_device && found && !plan.keys.section.empty()) {
    edits.push_back({.section = plan.keys.section,
                     .assignments = {{"aws_mfa_device", Secret(plan.device->value)}}});
  }
  return edits;
}

void renew_now(const Viewer& viewer, Job& job, SessionLock& lock, const Report& report) {
  Renewal renewal(viewer, job, lock, report);
  fetch_keys(job.plan, viewer.environment);
  if (job.plan.capped) {
    report.notice("duration", "1h: AWS grants no more to a role that is assumed with a session");
  }
  const Obtained obtained = renewal.run();
  std::vector<credentials::Edit> edits = edits_of(viewer, job, obtained.session);
  const auto make_edits = [&](const credentials::Document& document) {
    check_keeps_keys(job.plan, document);
    return edits;
  };
  write_edits(viewer.credentials_path, make_edits, report);
  report.info(success(obtained.session.expiration, obtained.granted));
  if (viewer.options.verb != "refresh") return;
  for (const std::string& line : how_to_use(job.plan, job.new_section)) {
    report.notice("profile", line);
  }
}

/// Our turn: nullopt when the file shows that there is nothing left to do.
std::optional<Job> find_job(const Viewer& viewer, SessionLock::Turn turn, const Report& report) {
  const Look current = look_again(viewer, now());
  if (turn == SessionLock::Turn::ours && current.decision.stale) {
    return prepare(viewer, current, report);
  }
  report.info(finding_text(credentials::Finding::valid, current.plan.names.short_term,
                           current.decision, now()));
  return std::nullopt;
}

}  // namespace

void renew(const Viewer& viewer, const Stale& stale, const Report& report) {
  const std::string target = os::resolve(viewer.credentials_path);
  check_plan(stale.plan);
  os::check_replaceable(target);
  os::watch_signals();
  SessionLock lock(target, stale.plan.names.short_term,
                   stale.plan.device ? stale.plan.device->value : "");
  const auto is_fresh = [&] {
    return is_fresh_since(stale, look_again(viewer, now()), viewer, now());
  };
  const auto turn =
      lock.take_turn({.timeout = viewer.options.lock_timeout,
                      .no_prompt = may_not_ask(viewer.options, viewer.environment),
                      .is_fresh = is_fresh,
                      .on_asking = [&](const std::string& who) { report.notice("waiting", who); }});
  if (!lock.available()) {
    report.notice("lock", "this file system has no locks: another stsmfa may ask at the same time");
  }
  try {
    auto job = find_job(viewer, turn, report);
    if (!job) return;
    renew_now(viewer, *job, lock, report);
    lock.succeeded();
  } catch (const Error& error) {
    lock.failed(error);
    throw;
  } catch (const Interrupted&) {
    lock.failed({.status = ExitStatus::code_needed, .cause = "it was interrupted"});
    throw;
  }
}

}  // namespace stsmfa::app
