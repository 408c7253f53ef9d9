#include "session/lock.h"

#include "ask/code_source.h"
#include "os/file.h"
#include "session/lock_error.h"
#include "session/lock_files.h"
#include "session/lock_watch.h"

#include <unistd.h>

#include <algorithm>

namespace stsmfa::session {

namespace {

/// While we wait, a file that is not there or cannot be read may be one that is being written: it
/// is not fresh yet. What is wrong with it shows when it is our turn.
bool is_fresh(const Lock::Wait& wait) {
  try {
    return wait.is_fresh();
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

Lock::Lock(const std::string& credentials_file, std::string section, std::string device,
           const Environment& environment)
    : credentials_file_(credentials_file),
      lock_(session_lock_of(credentials_file),
            os::FileLock::Note{begins_as_note, credentials_file}),
      section_(std::move(section)),
      device_(std::move(device)),
      outer_(held_lock_in(environment, [this] { return parse_note(lock_.read_note()).word; })),
      environment_(environment) {
  check_is_other_lock(credentials_file);
}

std::string Lock::why_silent() const {
  if (lock_.takes_notes()) return {};
  const std::string silent = ": it is locked, but nothing is written to it for other starters";
  if (lock_.path() == credentials_file_) return lock_.path() + " is the credentials file" + silent;
  const std::string what = lock_.is_also(credentials_file_)
                               ? " is a hard link to the credentials file"
                               : " is no lock file of ours";
  return lock_.path() + what + silent + "; remove it";
}

Lock::Turn Lock::take_turn(const Wait& wait) {
  // Begins before the first try: a holder that ends between the two is then seen to have ended.
  LockWatch watch(lock_, credentials_file_);
  os::FileLock::Outcome outcome = lock_.try_acquire();
  if (outcome != os::FileLock::Outcome::held && is_inside()) {
    check_not_under_way();
    outcome = lock_of_siblings().try_acquire();
  }
  if (outcome == os::FileLock::Outcome::timed_out) {
    bool fresh = false;
    const auto is_over = [&] {
      fresh = is_done(watch, wait);
      if (fresh || !watch.is_asking()) return fresh;
      if (wait.when_asking() != WhenAsking::wait) return true;
      if (wait.on_asking && watch.has_new_question()) wait.on_asking(watch.holder());
      return false;
    };
    outcome = (siblings_ ? *siblings_ : lock_).acquire(wait.timeout, is_over);
    if (fresh || is_done(watch, wait)) return Turn::fresh_meanwhile;
    if (outcome == os::FileLock::Outcome::timed_out) {
      if (wait.when_asking() != WhenAsking::pass_by) throw given_up(device_, watch.holder());
      passed_ = watch.holder();
      return Turn::passed_by;
    }
  }
  available_ = outcome == os::FileLock::Outcome::held;
  siblings_ ? begin_inside() : begin();
  return Turn::ours;
}

/// Of several that a holder's command runs at once, each waits for the other. One that is run by
/// one of them has a file of its own to wait for, by how many are around it.
os::FileLock& Lock::lock_of_siblings() {
  return siblings_.emplace(lock_.path() + "." + std::to_string(outer_.sections.size()));
}

/// Whether others have done what we are after. Throws Error when they have failed at it.
bool Lock::is_done(LockWatch& watch, const Wait& wait) const {
  watch.look();
  if (watch.has_news() && is_fresh(wait)) return true;
  for (const LockNote::Failure& failure : watch.failures()) {
    if (!concerns_us(failure)) continue;
    const bool is_passed_by = has_left(failure) && wait.when_asking() == WhenAsking::pass_by;
    if (!is_passed_by) throw like_holder(failure);
  }
  return false;
}

/// Whether somebody waits for us who has the lock. A word that is forged, or older than the holder,
/// is another one than the note's.
bool Lock::is_inside() const {
  return !outer_.word.empty() && parse_note(lock_.read_note()).word == outer_.word;
}

/// From here on the note is about us: what somebody who was killed has left in it is over.
void Lock::begin() {
  note_ = parse_note(lock_.read_note());
  note_.terminal.clear();
  note_.word = random_word();
  outer_ = {};
  tell_commands();
  tell(LockNote::State::idle);
}

/// Those who wait are not to be told of us before there is something to tell.
void Lock::begin_inside() {
  note_ = parse_note(lock_.read_note());
  outer_note_ = note_;
  tell_commands();
}

void Lock::check_not_under_way() const {
  if (std::ranges::find(outer_.sections, section_) == outer_.sections.end()) return;
  throw needs_itself(outer_.sections, section_);
}

void Lock::tell_commands() {
  HeldLock held{.word = note_.word, .sections = outer_.sections};
  held.sections.push_back(section_);
  environment_.set(held);
}

std::string Lock::task() const {
  return task_hash(credentials_file_, section_, circumstances_.text);
}

bool Lock::concerns_us(const LockNote::Failure& failure) const {
  if (has_another_code(circumstances_, failure.status)) return false;
  if (circumstances_.codes != Circumstances::Codes::asked) return concerns(failure, task(), "");
  const auto is_of = [&](const std::string& device) { return concerns(failure, task(), device); };
  return is_of(device_) || std::ranges::any_of(more_devices_, is_of);
}

void Lock::use(std::string section, std::string device) {
  section_ = std::move(section);
  device_ = std::move(device);
  if (outer_note_) check_not_under_way();
  tell_commands();
}

/// What a stsmfa inside has noted under our word, or one around us, stays.
void Lock::catch_up() {
  const std::string text = lock_.read_note();
  const LockNote stands = parse_note(text);
  if (is_whole_note(text) && stands.word == note_.word) take_history(note_, stands);
}

void Lock::tell(LockNote::State state) {
  note_.state = state;
  note_.pid = ::getpid();
  note_.section = section_;
  note_.device = device_;
  write();
}

void Lock::write() {
  // The note may be another holder's: who ran us may have ended, and we with it, but for a moment.
  const bool is_ours = outer_note_ ? is_inside() : lock_.held() || !available_;
  if (is_ours) lock_.write_note(format_note(note_));
}

void Lock::asking(const std::string& terminal) {
  has_asked_ = true;
  catch_up();
  note_.terminal = terminal;
  tell(LockNote::State::asking);
}

void Lock::calling() {
  catch_up();
  tell(LockNote::State::calling);
}

void Lock::sending(const Secret& code, Time now) {
  has_asked_ = true;
  catch_up();
  remember_code(note_, {device_, code, now}, random_word());
  tell(LockNote::State::calling);
}

void Lock::not_sent() {
  catch_up();
  forget_last_code(note_);
  write();
}

void Lock::check_may_ask() const {
  if (passed_) throw given_up(device_, *passed_);
}

bool Lock::was_sent(const Secret& code, Time now) {
  catch_up();
  return session::was_sent(note_, {device_, code, now});
}

/// Who has waited for us finds the note as it was, but for what we have added to its history.
void Lock::end() {
  if (!outer_note_) {
    note_.word.clear();
    return tell(LockNote::State::idle);
  }
  take_history(*outer_note_, note_);
  note_ = *outer_note_;
  write();
}

void Lock::share(ExitStatus status, std::string reason) {
  remember_failure(note_, {.number = note_.ended,
                           .pid = ::getpid(),
                           .status = status,
                           .task = task(),
                           .device = device_,
                           .reason = std::move(reason)});
}

void Lock::succeeded() {
  catch_up();
  ++note_.ended;
  if (ways_) remember_ways(note_, *ways_);
  end();
}

void Lock::failed(const Error& error) {
  catch_up();
  ++note_.ended;
  const bool nobody_asked = error.status == ExitStatus::code_needed && !has_asked_;
  const bool is_ours = nobody_asked || error.status == ExitStatus::usage || error.is_ours_alone;
  if (!is_ours) share(error.status, one_line(error));
  end();
}

void Lock::interrupted() {
  catch_up();
  ++note_.ended;
  share(ExitStatus::code_needed, std::string(was_interrupted));
  end();
}

}  // namespace stsmfa::session
