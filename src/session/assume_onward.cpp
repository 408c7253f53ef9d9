#include "session/assume_onward.h"

#include "base/error.h"
#include "client/assume_role.h"
#include "client/client.h"
#include "client/helper.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/near_twins.h"
#include "credentials/update.h"
#include "credentials/writable.h"
#include "os/file.h"
#include "os/process.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "session/abandoned_sessions.h"
#include "session/kept_session.h"
#include "session/lock.h"
#include "session/turn.h"
#include "sts/endpoint.h"

#include <memory>
#include <optional>
#include <utility>

namespace stsmfa::session {

namespace {

using credentials::Session;

/// The session token of the onward section: every new session changes it.
Secret token_in(const std::string& section, const credentials::Document& document) {
  const auto found = credentials::readable_section(document, section);
  return Secret(found ? found->get("aws_session_token").value_or("") : "");
}

class Onward {
 public:
  Onward(Session source, const Snapshot& snapshot, profile::Destination destination, const Run& run)
      : run_(run),
        plan_(snapshot.plan),
        destination_(std::move(destination)),
        source_(std::move(source)),
        token_before_(token_in(plan_.onward_section, snapshot.document)) {}

  Session obtain(const credentials::Document& document) const {
    if (plan_.onward_section.empty()) return assume();
    const auto lock = open_lock(document);
    return lock ? obtain_in_turn(*lock) : assume();
  }

 private:
  std::unique_ptr<Lock> open_lock(const credentials::Document& document) const;
  void check_keepable(const credentials::Document& document, const std::string& target) const;
  Session obtain_in_turn(Lock& lock) const;
  std::optional<Session> made_meanwhile() const;
  Session assume() const;
  Session assume_and_keep() const;
  void keep(const Session& session) const;

  const std::string& path() const { return run_.context.files.credentials_path(); }
  profile::ProfileFiles files_with(const credentials::Document& document) const {
    return {document, run_.context.files.config};
  }
  std::optional<Session> made_in(const credentials::Document& document) const;

  const Run& run_;
  const profile::Plan& plan_;
  profile::Destination destination_;
  Session source_;
  Secret token_before_;
};

/// What would make the rewrite fail is found out before anybody waits for it.
void Onward::check_keepable(const credentials::Document& document,
                            const std::string& target) const {
  const std::string& section = plan_.onward_section;
  const std::string objection =
      document.has(section) ? "" : credentials::objection_to_new_section(section);
  if (!objection.empty()) throw plan_error(section, objection);
  const auto twins = credentials::near_twin_sentences(document, section);
  if (!twins.empty()) throw file_error("edit", path(), twins.front());
  const Secret any("any");
  const Session trial{.assumed_role_arn = plan_.last_role(),
                      .access_key_id = "any",
                      .secret_access_key = any,
                      .session_token = any,
                      .expiration = {}};
  const std::vector edits = {edit_of_kept(plan_, trial, files_with(document))};
  credentials::check_edits(document, edits);
  credentials::check_keys_kept(document, edits);
  credentials::check_updatable(target);
}

/// None where nothing can be kept.
std::unique_ptr<Lock> Onward::open_lock(const credentials::Document& document) const {
  try {
    const std::string target = os::resolve(path());
    check_keepable(document, target);
    return std::make_unique<Lock>(target, plan_.onward_section, "", run_.context.environment);
  } catch (const Error& error) {
    run_.report.detail("[" + plan_.onward_section + "]", "is not kept: " + one_line(error));
    return nullptr;
  }
}

Session Onward::obtain_in_turn(Lock& lock) const {
  const auto turn =
      take_turn_or_pass_by(lock, run_.context, [&] { return made_meanwhile().has_value(); });
  if (auto made = made_meanwhile()) return std::move(*made);
  if (turn != Lock::Turn::ours) return assume_and_keep();
  std::optional<Session> session;
  as_holder(lock, [&] {
    lock.calling();
    session = assume_and_keep();
    lock.succeeded();
  });
  return std::move(*session);
}

/// What another has kept since the first look, even for `--force`.
std::optional<Session> Onward::made_in(const credentials::Document& document) const {
  if (token_in(plan_.onward_section, document) == token_before_) return std::nullopt;
  Wanted wanted = wanted_kept(plan_, run_.context.options);
  wanted.force = false;
  KeptSession kept = find_kept(plan_, wanted, document, run_.world.now());
  return kept.decision.stale ? std::nullopt : std::move(kept.session);
}

std::optional<Session> Onward::made_meanwhile() const {
  try {
    const auto content = os::read_file(path());
    return content ? made_in({content->bytes.reveal(), path()}) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;  // it may be being written; if not, the rewrite says what is wrong
  }
}

Session Onward::assume() const {
  const client::Wire wire = run_.world.connect(client::helper_environment(destination_));
  const client::Client client(wire, destination_, run_.report);
  return client::assume_roles(client, {source_, {}}, plan_.onward).session;
}

Session Onward::assume_and_keep() const {
  Session session = assume();
  keep(session);
  return session;
}

/// A session is not lost with the file, nor does one replace another's that is as good.
void Onward::keep(const Session& session) const {
  const Time now = run_.world.now();
  const auto make_edits = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> edits;
    if (made_in(document)) return edits;
    const profile::ProfileFiles files = files_with(document);
    edits.push_back(edit_of_kept(plan_, session, files));
    remove_abandoned(edits, files, now);
    return edits;
  };
  try {
    profile::write_edits(path(), make_edits, run_.report, profile::OtherFaults::unsaid);
  } catch (const Error& error) {
    run_.report.notice("[" + plan_.onward_section + "]", "is not kept: " + one_line(error));
  }
}

}  // namespace

Session assume_onward(Session source, Snapshot& snapshot, const Run& run) {
  std::vector<profile::Role>& roles = snapshot.plan.onward;
  if (roles.empty()) return source;
  const profile::Context& context = run.context;
  profile::name_role_sessions(roles, context.environment);
  profile::check_roles(roles);
  os::watch_signals();
  profile::Destination destination =
      profile::find_destination(sts::Service::sts, snapshot.plan, snapshot.profile, context);
  profile::say_notices(destination, run.report, {}, profile::usual_ways(context.options));
  return Onward(std::move(source), snapshot, std::move(destination), run).obtain(snapshot.document);
}

}  // namespace stsmfa::session
