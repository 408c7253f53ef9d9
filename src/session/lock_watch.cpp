#include "session/lock_watch.h"

#include "os/file.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stsmfa::session {

LockWatch::LockWatch(const os::FileLock& lock, std::string credentials_file)
    : lock_(lock), credentials_file_(std::move(credentials_file)) {
  look_at_note();
}

void LockWatch::look() {
  look_at_note();
  look_at_file();
}

/// A note that is being written says nothing: least of all that nobody has failed before.
void LockWatch::look_at_note() {
  const std::string text = lock_.read_note();
  if (!is_whole_note(text)) return;
  const long ended = std::exchange(note_, parse_note(text)).ended;
  if (note_.ended != ended) news_ = true;
  if (!began_) began_ = note_.ended;
  // Who was killed while writing the note has taken the count along: all failures are later ones.
  if (note_.ended < *began_) began_ = 0;
}

/// It is gone for a moment where somebody's editor saves it.
void LockWatch::look_at_file() {
  struct stat now {};
  if (::stat(credentials_file_.c_str(), &now) != 0 || os::same_file(now, file_)) return;
  file_ = now;
  news_ = true;
}

bool LockWatch::has_news() { return std::exchange(news_, false); }

std::vector<LockNote::Failure> LockWatch::failures() const {
  std::vector<LockNote::Failure> later;
  std::ranges::copy_if(note_.failures, std::back_inserter(later),
                       [&](const auto& failure) { return began_ && failure.number > *began_; });
  return later;
}

bool LockWatch::has_new_question() {
  const std::string words = holder();
  return std::exchange(question_, words) != words;
}

std::string LockWatch::holder() const {
  const std::string who = note_.pid == 0 ? "another stsmfa" : "stsmfa " + std::to_string(note_.pid);
  if (!is_asking()) return who + " holds the session lock";
  return who + " is asking for a code for [" + note_.section + "] on " + note_.terminal;
}

}  // namespace stsmfa::session
