#include "session/held_lock.h"

#include "os/random.h"
#include "sts/percent_encoding.h"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace stsmfa::session {

namespace {

constexpr char between_locks = ' ';
constexpr char separator = ',';

HeldLock parse(std::string_view rest) {
  HeldLock held;
  held.word = rest.substr(0, rest.find(separator));
  while (rest.find(separator) != std::string_view::npos) {
    rest.remove_prefix(rest.find(separator) + 1);
    held.sections.push_back(sts::percent_decode(rest.substr(0, rest.find(separator))));
  }
  return held;
}

std::string format(const HeldLock& held) {
  std::string text = held.word;
  for (const std::string& section : held.sections) {
    text += separator + sts::percent_encode(section, "");
  }
  return text;
}

std::vector<const char*> with_room(std::vector<const char*> entries, const char* last) {
  entries.insert(entries.end() - 1, last);
  return entries;
}

}  // namespace

std::string random_word() {
  std::array<unsigned char, 16> bytes{};
  // Without randomness there would be no TLS either; it needs to be fresh, not secret.
  if (os::fill_with_random(bytes) != 0) return std::to_string(::getpid());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte & 0xfU];
  }
  return text;
}

std::vector<HeldLock> held_locks_in(const Environment& environment) {
  std::vector<HeldLock> locks;
  std::string_view rest = environment.get(held_lock_variable).value_or("");
  while (!rest.empty()) {
    const std::string_view lock = rest.substr(0, rest.find(between_locks));
    rest.remove_prefix(std::min(rest.size(), lock.size() + 1));
    if (!lock.empty()) locks.push_back(parse(lock));
  }
  return locks;
}

HeldLock held_lock_in(const Environment& environment, const std::function<std::string()>& word) {
  const std::vector<HeldLock> locks = held_locks_in(environment);
  if (locks.empty()) return {};
  const auto found = std::ranges::find(locks, word(), &HeldLock::word);
  return found == locks.end() ? HeldLock() : *found;
}

CommandEnvironment::CommandEnvironment(const Environment& inherited)
    : inherited_(held_locks_in(inherited)),
      entry_(std::string(held_lock_variable) + "="),
      entries_(with_room(inherited.without(held_lock_variable), entry_.c_str())),
      environment_(entries_.data()) {}

void CommandEnvironment::set(const HeldLock& held) {
  entry_ = std::string(held_lock_variable) + "=" + format(held);
  for (const HeldLock& outer : inherited_) {
    if (outer.word != held.word) entry_ += between_locks + format(outer);
  }
  entries_[entries_.size() - 2] = entry_.c_str();
}

}  // namespace stsmfa::session
