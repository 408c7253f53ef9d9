#include "app/renew.h"

#include "app/answer.h"
#include "app/destination.h"
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

/// The helper connects while a person types; what it finds out ends the question if it is bad.
class EarlyConnection {
 public:
  EarlyConnection(StsClient& client, const Destination& destination)
      : client_(client), id_(client.send(connect_request(destination))) {}

  int watched() const { return done_ ? -1 : client_.output(); }

  void look(const Plan& plan, const std::string& host) {
    done_ = true;
    const sts::Reply reply = client_.receive(id_);
    if (reply.outcome != sts::Outcome::answered) {
      throw refusal_of(reply, Verdict::not_sent, plan, {}, host, {});
    }
  }

 private:
  StsClient& client_;
  long id_;
  bool done_ = false;
};

World make_world(StsClient& client, std::optional<EarlyConnection>& early, SessionLock& lock,
                 const Plan& plan, const Destination& destination) {
  return {.now = [] { return stsmfa::now(); },
          .wait = [](Seconds duration) { os::wait_readable(-1, -1, os::Deadline(duration)); },
          .ask =
              [&](const std::string& question) {
                Asking how;
                how.on_terminal = [&](const std::string& terminal) { lock.asking(terminal); };
                if (early) {
                  how.watched = early->watched();
                  how.on_watched = [&] { early->look(plan, host_of(destination)); };
                }
                return ask_person(question, how);
              },
          .exchange = [&](sts::Request request) { return client.exchange(std::move(request)); }};
}

void say_what_is_unusual(const Viewer& viewer, const Destination& destination,
                         const Report& report) {
  for (const Destination::Notice& notice : destination.notices) {
    report.notice(notice.topic, notice.text);
  }
  if (!viewer.config.fault.empty()) report.notice("config", viewer.config.fault);
  if (viewer.environment.get("AWS_ACCESS_KEY_ID")) {
    report.notice("environment",
                  "AWS_ACCESS_KEY_ID is set: AWS tools use it instead of the profile");
  }
  report.detail("request", "POST " + destination.endpoint.url + ", signed for " +
                               destination.endpoint.signing_region);
}

/// All that the holder of the lock has to know, the file's text not being held any more.
struct Job {
  Plan plan;
  Destination destination;
};

/// The second look, and every check that can be made before somebody is asked.
Job prepare(const Viewer& viewer, const Look& current, const Report& report) {
  check_target(current.plan, current.document);
  check_plan(current.plan);
  Job job{.plan = current.plan,
          .destination =
              find_destination(current.plan, current.profile, viewer.options, viewer.environment)};
  name_role_session(job.plan, viewer.environment);
  say_what_is_unusual(viewer, job.destination, report);
  return job;
}

void renew_now(const Viewer& viewer, const Job& job, SessionLock& lock, const Report& report) {
  const auto& [plan, destination] = job;
  StsClient client(helper_environment(viewer.environment, destination));
  std::optional<EarlyConnection> early;
  const World world = make_world(client, early, lock, plan, destination);
  CodeSource codes(plan, viewer.options, viewer.environment, world, report);
  if (plan.device && codes.will_ask()) early.emplace(client, destination);
  const Obtained obtained = obtain({plan, destination, world, codes, lock, report});
  client.hang_up();
  write_edit(viewer.credentials_path, edit_of(plan, obtained.session), report);
  report.info(success(obtained.session.expiration, obtained.granted));
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
  const auto turn = lock.take_turn({.timeout = viewer.options.lock_timeout,
                                    .no_prompt = may_not_ask(viewer.options, viewer.environment),
                                    .is_fresh = is_fresh});
  if (!lock.available()) {
    report.notice("lock", "this file system has no locks: another stsmfa may ask at the same time");
  }
  try {
    const auto job = find_job(viewer, turn, report);
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
