#include "session/lock.h"

#include "ask/code_error.h"
#include "ask/code_source.h"
#include "cli/report.h"
#include "os/file.h"
#include "os/random.h"
#include "session/lock_watch.h"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace stsmfa::session {

namespace {

std::string random_salt() {
  std::array<unsigned char, 16> bytes{};
  // Without randomness there would be no TLS either; the salt needs to be fresh, not secret.
  if (os::fill_with_random(bytes) != 0) return std::to_string(::getpid());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte & 0xfU];
  }
  return text;
}

/// While we wait, a file that is not there or cannot be read may be one that is being written: it
/// is not fresh yet. What is wrong with it shows when it is our turn.
bool is_fresh(const Lock::Wait& wait) {
  try {
    return wait.is_fresh();
  } catch (const Error&) {
    return false;
  }
}

Error like_holder(const LockNote::Failure& failure) {
  return {.status = failure.status,
          .object = "waited for stsmfa " + std::to_string(failure.pid),
          .cause = failure.reason};
}

Error given_up(const std::string& device, const LockWatch& watch) {
  return ask::code_error(device, watch.holder(), "answer there, or try again later");
}

}  // namespace

Lock::Lock(const std::string& credentials_file, std::string section, std::string device)
    : credentials_file_(credentials_file),
      lock_(os::folder_of(credentials_file) + "/stsmfa.lock",
            os::FileLock::Note{begins_as_note, credentials_file}),
      section_(std::move(section)),
      device_(std::move(device)) {
  const std::string file_lock = os::folder_of(credentials_file) + "/credentials.lock";
  if (!lock_.is_also(file_lock)) return;
  Error error = file_error("lock", lock_.path(), "it is a hard link to " + file_lock);
  error.hint = "remove one of the two: they are two locks, of which a run holds both";
  throw Error(std::move(error));
}

std::string Lock::why_silent() const {
  if (lock_.takes_notes()) return {};
  const std::string what = lock_.is_also(credentials_file_)
                               ? " is a hard link to the credentials file"
                               : " is no lock file of ours";
  return lock_.path() + what +
         ": it is locked, but nothing is written to it for other starters; remove it";
}

Lock::Turn Lock::take_turn(const Wait& wait) {
  // Begins before the first try: a holder that ends between the two is then seen to have ended.
  LockWatch watch(lock_, credentials_file_);
  os::FileLock::Outcome outcome = lock_.try_acquire();
  if (outcome == os::FileLock::Outcome::timed_out) {
    bool fresh = false;
    const auto is_over = [&] {
      fresh = is_done(watch, wait);
      if (fresh || !watch.is_asking()) return fresh;
      if (wait.no_prompt) return true;
      if (wait.on_asking && watch.has_new_question()) wait.on_asking(watch.holder());
      return false;
    };
    outcome = lock_.acquire(wait.timeout, is_over);
    if (fresh || is_done(watch, wait)) return Turn::fresh_meanwhile;
    if (outcome == os::FileLock::Outcome::timed_out) throw given_up(device_, watch);
  }
  available_ = outcome == os::FileLock::Outcome::held;
  begin();
  return Turn::ours;
}

/// Whether others have done what we are after. Throws Error when they have failed at it.
bool Lock::is_done(LockWatch& watch, const Wait& wait) const {
  watch.look();
  if (watch.has_news() && is_fresh(wait)) return true;
  for (const LockNote::Failure& failure : watch.failures()) {
    if (concerns_us(failure)) throw like_holder(failure);
  }
  return false;
}

/// From here on the note is about us: what somebody who was killed has left in it is over.
void Lock::begin() {
  note_ = parse_note(lock_.read_note());
  note_.state = LockNote::State::idle;
  note_.terminal.clear();
  write();
}

bool Lock::concerns_us(const LockNote::Failure& failure) const {
  return concerns(failure, section_, device_) ||
         std::ranges::any_of(more_devices_, [&](const std::string& device) {
           return concerns(failure, section_, device);
         });
}

void Lock::use(std::string section, std::string device) {
  section_ = std::move(section);
  device_ = std::move(device);
}

void Lock::write() {
  if (available_ && !lock_.held()) return;  // the note is another holder's
  note_.pid = ::getpid();
  note_.section = section_;
  note_.device = device_;
  lock_.write_note(format_note(note_));
}

void Lock::asking(const std::string& terminal) {
  has_asked_ = true;
  note_.state = LockNote::State::asking;
  note_.terminal = terminal;
  write();
}

void Lock::calling() {
  note_.state = LockNote::State::calling;
  write();
}

void Lock::sending(const Secret& code, Time now) {
  has_asked_ = true;
  remember_code(note_, {device_, code, now}, random_salt());
  calling();
}

void Lock::not_sent() {
  note_.code_hash.clear();
  write();
}

bool Lock::was_sent(const Secret& code, Time now) const {
  return is_last_code(note_, {device_, code, now});
}

void Lock::end() {
  note_.state = LockNote::State::idle;
  write();
}

void Lock::share(ExitStatus status, std::string reason) {
  remember_failure(note_, {.number = note_.ended,
                           .pid = ::getpid(),
                           .status = status,
                           .section = section_,
                           .device = device_,
                           .reason = std::move(reason)});
}

void Lock::succeeded() {
  ++note_.ended;
  end();
}

void Lock::failed(const Error& error) {
  ++note_.ended;
  const bool nobody_asked = error.status == ExitStatus::code_needed && !has_asked_;
  if (error.status != ExitStatus::usage && !nobody_asked) share(error.status, one_line(error));
  end();
}

void Lock::interrupted() {
  ++note_.ended;
  share(ExitStatus::code_needed, "it was interrupted");
  end();
}

Lock::Turn take_turn(Lock& lock, const profile::Context& context,
                     const std::function<bool()>& is_fresh, cli::Report& report) {
  const cli::Options& options = context.options;
  const auto say_waiting = [&](const std::string& who) {
    if (options.lock_timeout > Seconds(0)) report.notice("waiting", who);
  };
  const auto turn =
      lock.take_turn({.timeout = options.lock_timeout,
                      .no_prompt = options.renew || cli::may_not_ask(options, context.environment),
                      .is_fresh = is_fresh,
                      .on_asking = say_waiting});
  const std::string silent = turn == Lock::Turn::ours ? lock.why_silent() : "";
  if (!silent.empty()) report.notice("lock", silent);
  if (!lock.available()) {
    report.notice("lock", "this file system has no locks: another stsmfa may ask at the same time");
  }
  return turn;
}

void as_holder(Lock& lock, const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    lock.failed(error);
    throw;
  } catch (const Interrupted&) {
    lock.interrupted();
    throw;
  }
}

}  // namespace stsmfa::session
