#include "app/session_lock.h"

#include "app/report.h"
#include "os/file.h"

#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace stsmfa::app {

namespace {

std::string random_salt() {
  std::array<char, 16> bytes{};
  // Without randomness there would be no TLS either; the salt needs to be fresh, not secret.
  if (::getrandom(bytes.data(), bytes.size(), 0) < 0) return std::to_string(::getpid());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) & 0xfU];
  }
  return text;
}

std::string holder_of(const SessionNote& note) {
  const std::string who = note.pid == 0 ? "another stsmfa" : "stsmfa " + std::to_string(note.pid);
  if (note.state != SessionNote::State::asking) return who + " holds the session lock";
  return who + " is asking for a code for [" + note.section + "] on " + note.terminal;
}

}  // namespace

SessionLock::SessionLock(const std::string& credentials_file, std::string section,
                         std::string device)
    : lock_(os::folder_of(credentials_file) + "/stsmfa.lock"),
      section_(std::move(section)),
      device_(std::move(device)) {}

SessionLock::Turn SessionLock::take_turn(const Wait& wait) {
  // Read before the first try: a holder that ends between the two is then seen to have ended.
  const long ended_before = parse_note(lock_.read_note()).ended;
  os::FileLock::Outcome outcome = lock_.try_acquire();
  bool fresh = false;
  SessionNote last;
  if (outcome == os::FileLock::Outcome::timed_out) {
    has_waited_ = true;
    long ended_seen = ended_before;
    bool told = false;
    const auto look = [&] {
      const std::string text = lock_.read_note();
      if (!is_whole_note(text)) return false;
      last = parse_note(text);
      const bool asking = last.state == SessionNote::State::asking;
      if (wait.no_prompt && asking) return true;
      if (asking && !told && wait.on_asking) wait.on_asking(holder_of(last));
      told = told || asking;
      if (last.ended == ended_seen) return false;
      ended_seen = last.ended;
      // A holder who renewed many sections may have failed at others than ours.
      fresh = wait.is_fresh();
      return fresh || (last.status != ExitStatus::success && concerns_us(last));
    };
    outcome = lock_.acquire(wait.timeout, look);
  }
  const bool timed_out = outcome == os::FileLock::Outcome::timed_out;
  note_ = timed_out ? last : parse_note(lock_.read_note());
  if (fresh || (has_waited_ && !timed_out && wait.is_fresh())) return Turn::fresh_meanwhile;
  if (has_waited_ && note_.ended > ended_before && note_.status != ExitStatus::success &&
      concerns_us(note_)) {
    fail_like_holder(note_);
  }
  if (timed_out) {
    throw Error{.status = ExitStatus::code_needed,
                .action = "MFA code",
                .object = device_,
                .cause = holder_of(last),
                .hint = "answer there, or try again later"};
  }
  available_ = outcome == os::FileLock::Outcome::held;
  return Turn::ours;
}

bool SessionLock::concerns_us(const SessionNote& note) const {
  return concerns(note, section_, device_) ||
         std::ranges::any_of(more_devices_, [&](const std::string& device) {
           return concerns(note, section_, device);
         });
}

void SessionLock::use(std::string section, std::string device) {
  section_ = std::move(section);
  device_ = std::move(device);
}

void SessionLock::fail_like_holder(const SessionNote& note) const {
  throw Error{.status = note.status,
              .action = "waited for stsmfa " + std::to_string(note.pid),
              .cause = note.reason};
}

void SessionLock::write() {
  note_.pid = ::getpid();
  note_.section = section_;
  note_.device = device_;
  lock_.write_note(format_note(note_));
}

void SessionLock::asking(const std::string& terminal) {
  note_.state = SessionNote::State::asking;
  note_.terminal = terminal;
  write();
}

void SessionLock::calling() {
  note_.state = SessionNote::State::calling;
  write();
}

void SessionLock::sending(const Secret& code, Time now) {
  remember_code(note_, device_, code, random_salt(), now);
  calling();
}

void SessionLock::not_sent() {
  note_.code_hash.clear();
  write();
}

bool SessionLock::was_sent(const Secret& code, Time now) const {
  return is_last_code(note_, device_, code, now);
}

void SessionLock::succeeded() {
  note_.state = SessionNote::State::idle;
  note_.status = ExitStatus::success;
  note_.reason.clear();
  ++note_.ended;
  write();
}

void SessionLock::failed(const Error& error) {
  note_.state = SessionNote::State::idle;
  note_.status = error.status;
  note_.reason = one_line(error);
  ++note_.ended;
  write();
}

}  // namespace stsmfa::app
