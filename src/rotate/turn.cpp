#include "rotate/turn.h"

#include "base/error.h"
#include "credentials/document.h"
#include "credentials/update.h"
#include "os/file.h"
#include "os/terminal.h"
#include "profile/config_again.h"
#include "profile/files.h"
#include "profile/pending_rotation.h"
#include "rotate/connection.h"
#include "rotate/key_places.h"
#include "rotate/rotate_keys.h"
#include "rotate/rotation.h"
#include "rotate/subject.h"
#include "session/first_file.h"
#include "session/lock.h"
#include "session/patiently.h"
#include "session/snapshot.h"
#include "session/turn.h"

namespace stsmfa::rotate {

namespace {

session::Snapshot first_snapshot(const session::Run& run) {
  const std::string& path = run.context.files.credentials_path();
  auto content = os::read_file(path);
  if (content) {
    return session::take_snapshot(run.context, std::move(*content), run.world.now());
  }
  throw session::no_credentials_file(path);
}

/// Of the file once all that a killed run left beside it is put right. That may bring back what a
/// third program wrote, with other keys in the section, and no key is to be retired by a file that
/// the next rewrite puts aside.
session::Snapshot settled_snapshot(const session::Run& run) {
  profile::write_edits(run.context.files.credentials_path(), std::vector<credentials::Edit>(),
                       run.report);
  return session::take_another_snapshot(run.context, run.world.now());
}

void say_rotated_meanwhile(const Subject& subject, cli::Report& report) {
  report.notice("rotate", "another stsmfa has rotated the keys: " + subject.old.origin + " has " +
                              subject.old.access_key_id);
}

Subject subject_now(const session::Run& run) {
  return subject_of(session::take_another_snapshot(run.context, run.world.now()),
                    run.context.files.config);
}

/// What was typed while AWS was waited for answers no question that was not seen.
setup::Ask afresh(const setup::Ask& ask) {
  return [ask](const std::string& question, setup::Echo echo) {
    if (auto terminal = os::Terminal::open()) terminal->forget_typed();
    return ask(question, echo);
  };
}

std::vector<std::string> places_now(const std::string& id, const session::Run& run) {
  const profile::Files& files = run.context.files;
  const auto content = os::read_file(files.credentials_path());
  const credentials::Document document(content ? content->bytes.reveal() : "",
                                       files.credentials_path());
  return places_of_key(id, document, profile::read_config_again(files.config));
}

void rotate_as_holder(const session::Run& run, session::Lock& lock, const setup::Ask& ask,
                      const std::string& id) {
  const session::Snapshot snapshot = session::patiently([&] { return settled_snapshot(run); });
  Subject subject = subject_of(snapshot, run.context.files.config);
  if (subject.old.access_key_id != id) return say_rotated_meanwhile(subject, run.report);
  const cli::Options& options = run.context.options;
  const Rotation rotation{
      .subject = std::move(subject),
      .path = run.context.files.credentials_path(),
      .retirement = retirement_by(options, run.context.environment),
      .discarded = options.discard,
      .is_over = [&lock] { lock.release(); },
      .places = [&run](const std::string& key) { return places_now(key, run); }};
  const Aws aws = connect_to_aws(run, lock, snapshot);
  rotate_keys(rotation, aws, setup::Person(afresh(ask), run.report), run.report);
}

}  // namespace

void rotate_in_turn(const session::Run& run, const setup::Ask& ask) {
  const profile::Context& context = run.context;
  subject_of(first_snapshot(run), context.files.config);  // nothing is made beside the file if not
  const std::string target = os::resolve(context.files.credentials_path());
  credentials::check_updatable(target);
  const session::Snapshot first = settled_snapshot(run);
  const Subject subject = subject_of(first, context.files.config);
  const std::string& id = subject.old.access_key_id;
  session::Lock lock(target, profile::pending_section_of(id),
                     first.plan.device ? first.plan.device->value : "", context.environment);
  const auto is_done = [&] { return subject_now(run).old.access_key_id != id; };
  const auto turn = session::take_turn(lock, context, is_done, run.report);
  if (turn == session::Lock::Turn::fresh_meanwhile) {
    return say_rotated_meanwhile(subject_now(run), run.report);
  }
  const profile::Context inside{context.options, lock.environment(), context.files};
  const session::Run inner{inside, run.world, run.report};
  session::as_holder(lock, [&] {
    rotate_as_holder(inner, lock, ask, id);
    lock.succeeded();
  });
}

}  // namespace stsmfa::rotate
