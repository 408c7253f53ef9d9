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
#include "profile/kept_section.h"
#include "session/abandoned_sessions.h"
#include "session/circumstances.h"
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

/// What another has kept since the first look, which saw `token`, even for `--force`.
std::optional<Session> made_since(const Secret& token, const credentials::Document& document,
                                  const profile::Plan& plan, const Run& run) {
  Wanted wanted = wanted_kept(plan, run.context.options);
  wanted.force = false;
  KeptSession kept = find_kept(plan, wanted, document, run.world.now());
  const bool is_new = !kept.decision.stale && kept.token != token;
  return is_new ? std::move(kept.session) : std::nullopt;
}

/// The calls and the rewrite for one plan.
class Onward {
 public:
  struct Parts {
    const profile::Plan& plan;
    profile::Destination destination;
    Session source;
    const Secret& token_before;
  };
  Onward(Parts parts, const Run& run) : parts_(std::move(parts)), run_(run) {}

  /// By the file as `document` has it.
  Session obtain(const credentials::Document& document) const {
    if (parts_.plan.onward_section.empty()) return assume();
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
  void check_still_free(const profile::ProfileFiles& files) const;

  const std::string& path() const { return run_.context.files.credentials_path(); }
  profile::ProfileFiles files_with(const credentials::Document& document) const {
    return {document, run_.context.files.config};
  }
  std::optional<Session> made_in(const credentials::Document& document) const {
    return made_since(parts_.token_before, document, parts_.plan, run_);
  }

  Parts parts_;
  const Run& run_;
};

/// What would make the rewrite fail is found out before anybody waits for it.
void Onward::check_keepable(const credentials::Document& document,
                            const std::string& target) const {
  const std::string& section = parts_.plan.onward_section;
  const std::string objection =
      document.has(section) ? "" : credentials::objection_to_new_section(section);
  if (!objection.empty()) throw plan_error(section, objection);
  const auto twins = credentials::near_twin_sentences(document, section);
  if (!twins.empty()) throw file_error("edit", path(), twins.front());
  const Secret any("any");
  const Session trial{.assumed_role_arn = parts_.plan.last_role(),
                      .access_key_id = "any",
                      .secret_access_key = any,
                      .session_token = any,
                      .expiration = {}};
  const std::vector edits = {edit_of_kept(parts_.plan, trial, files_with(document))};
  credentials::check_edits(document, edits);
  credentials::check_keys_kept(document, edits);
  credentials::check_permitted(target);  // a full disk is said when it is found to be
}

/// None where nothing can be kept.
std::unique_ptr<Lock> Onward::open_lock(const credentials::Document& document) const {
  try {
    const std::string target = os::resolve(path());
    check_keepable(document, target);
    auto lock =
        std::make_unique<Lock>(target, parts_.plan.onward_section, "", run_.context.environment);
    lock->goes_by(circumstances_of(parts_.plan, run_.context));
    return lock;
  } catch (const Error& error) {
    run_.report.detail("[" + parts_.plan.onward_section + "]", "is not kept: " + one_line(error));
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

std::optional<Session> Onward::made_meanwhile() const {
  try {
    const auto content = os::read_file(path());
    return content ? made_in({content->bytes.reveal(), path()}) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;  // it may be being written; if not, the rewrite says what is wrong
  }
}

Session Onward::assume() const {
  const client::Wire wire = run_.world.connect(client::helper_environment(parts_.destination));
  const client::Client client(wire, parts_.destination, run_.report);
  return client::assume_roles(client, {parts_.source, {}}, parts_.plan.onward).session;
}

Session Onward::assume_and_keep() const {
  Session session = assume();
  keep(session);
  return session;
}

/// Somebody may have made the section meanwhile.
void Onward::check_still_free(const profile::ProfileFiles& files) const {
  const std::string& section = parts_.plan.onward_section;
  const std::string reason = profile::why_not_kept(section, parts_.plan.names.long_term_suffix,
                                                   run_.context.options, files);
  if (!reason.empty()) throw plan_error("", reason);
}

/// A session is not lost with the file, nor does one replace another's that is as good.
void Onward::keep(const Session& session) const {
  const Time now = run_.world.now();
  const auto make_edits = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> edits;
    if (made_in(document)) return edits;
    const profile::ProfileFiles files = files_with(document);
    check_still_free(files);
    edits.push_back(edit_of_kept(parts_.plan, session, files));
    remove_abandoned(edits, files, now);
    return edits;
  };
  try {
    profile::write_edits(path(), make_edits, run_.report, profile::OtherFaults::unsaid);
  } catch (const Error& error) {
    run_.report.notice("[" + parts_.plan.onward_section + "]", "is not kept: " + one_line(error));
  }
}

}  // namespace

Session assume_onward(Session source, Snapshot& snapshot, const Run& run,
                      const KeptSession& before) {
  profile::Plan& plan = snapshot.plan;
  if (plan.onward.empty()) return source;
  if (auto made = made_since(before.token, snapshot.document, plan, run)) return std::move(*made);
  const profile::Context& context = run.context;
  profile::name_role_sessions(plan.onward, context.environment);
  profile::check_roles(plan.onward);
  os::watch_signals();
  profile::Destination destination =
      profile::find_destination(sts::Service::sts, plan, snapshot.profile, context);
  profile::say_notices(destination, run.report, {}, profile::usual_ways(context.options));
  const Onward onward({plan, std::move(destination), std::move(source), before.token}, run);
  return onward.obtain(snapshot.document);
}

}  // namespace stsmfa::session
