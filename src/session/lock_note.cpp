#include "session/lock_note.h"

#include "base/text.h"
#include "sts/digest.h"
#include "sts/percent_encoding.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stsmfa::session {

namespace {

using State = LockNote::State;

constexpr std::array<std::pair<State, std::string_view>, 3> state_names = {
    {{State::idle, "idle"}, {State::asking, "asking"}, {State::calling, "calling"}}};

using Failure = LockNote::Failure;
using SentCode = LockNote::SentCode;

constexpr Seconds code_memory = Seconds(90);
constexpr std::size_t most_codes = 8;
constexpr std::size_t most_failures = 8;
/// So that the note stays well within what a lock file's reader takes.
constexpr std::size_t longest_reason = 2000;

std::string encode(std::string_view value) { return sts::percent_encode(value, ":/@+=,"); }

void add(std::string& text, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  text += std::string(name) + " " + encode(value) + "\n";
}

void add(std::string& text, const Failure& failure) {
  text += "failure " + std::to_string(failure.number) + " " + std::to_string(failure.pid) + " " +
          std::to_string(static_cast<int>(failure.status)) + " " + encode(failure.task) + " " +
          encode(failure.device) + " " + encode(failure.reason) + "\n";
}

void add(std::string& text, const SentCode& code) {
  text += "code " + encode(format_rfc3339(code.time)) + " " + encode(code.salt) + " " +
          encode(code.hash) + "\n";
}

/// The text before the first blank, which is taken away with it.
std::string_view take_word(std::string_view& text) {
  const auto end = text.find(' ');
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return word;
}

void add_failure(LockNote& note, std::string_view words) {
  Failure failure;
  failure.number = parse_number(take_word(words)).value_or(0);
  failure.pid = parse_number(take_word(words)).value_or(0);
  const long status = parse_number(take_word(words)).value_or(0);
  if (status <= 0 || status > 6) return;
  failure.status = static_cast<ExitStatus>(status);
  failure.task = sts::percent_decode(take_word(words));
  failure.device = sts::percent_decode(take_word(words));
  failure.reason = sts::percent_decode(words);
  note.failures.push_back(std::move(failure));
}

void add_code(LockNote& note, std::string_view words) {
  SentCode code;
  code.time = parse_expiration(sts::percent_decode(take_word(words))).value_or(Time());
  code.salt = sts::percent_decode(take_word(words));
  code.hash = sts::percent_decode(words);
  if (note.codes.size() < most_codes) note.codes.push_back(std::move(code));
}

void set(LockNote& note, std::string_view name, std::string_view encoded) {
  if (name == "failure") return add_failure(note, encoded);
  if (name == "code") return add_code(note, encoded);
  const std::string value = sts::percent_decode(encoded);
  const long number = parse_number(value).value_or(0);
  if (name == "state") {
    for (const auto& [state, known] : state_names) {
      if (known == value) note.state = state;
    }
  }
  if (name == "pid") note.pid = number;
  if (name == "terminal") note.terminal = value;
  if (name == "section") note.section = value;
  if (name == "device") note.device = value;
  if (name == "word") note.word = value;
  if (name == "ended") note.ended = number;
  if (name == "ways-hash") note.ways_hash = value;
}

/// Also one that was sent before the clock was set back: AWS goes by its own.
bool is_recent(const SentCode& code, Time now) { return now - code.time < code_memory; }

std::string hash_of(std::string_view salt, const CodeUse& use) {
  Secret text(salt);
  text.append(use.device);
  text.append('\0');
  text.append(use.code.reveal());
  return sts::hex(sts::sha256(text.reveal()));
}

}  // namespace

std::string format_note(const LockNote& note) {
  constexpr std::size_t room_for_failures = std::size_t{32} * 1024;  // of FileLock's 64 KiB
  std::string text;
  add(text, "state", state_names.at(static_cast<std::size_t>(note.state)).second);
  add(text, "pid", std::to_string(note.pid));
  add(text, "terminal", note.terminal);
  add(text, "section", note.section);
  add(text, "device", note.device);
  add(text, "word", note.word);
  add(text, "ended", std::to_string(note.ended));
  std::string failures;
  std::for_each(note.failures.rbegin(), note.failures.rend(), [&](const Failure& failure) {
    std::string line;
    add(line, failure);
    if (failures.size() + line.size() <= room_for_failures) failures.insert(0, line);
  });
  text += failures;
  add(text, "ways-hash", note.ways_hash);
  for (const SentCode& code : note.codes) {
    add(text, code);
  }
  return text + "end\n";
}

bool begins_as_note(std::string_view text) {
  return std::ranges::any_of(state_names, [&](const auto& known) {
    std::string first_line;
    add(first_line, "state", known.second);
    return text.starts_with(first_line);
  });
}

bool is_whole_note(std::string_view text) { return text.ends_with("\nend\n"); }

LockNote parse_note(std::string_view text) {
  LockNote note;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    set(note, line.substr(0, blank), line.substr(blank + 1));
  }
  return note;
}

void take_history(LockNote& note, const LockNote& later) {
  note.ended = later.ended;
  note.failures = later.failures;
  note.codes = later.codes;
  note.ways_hash = later.ways_hash;
}

void remember_failure(LockNote& note, Failure failure) {
  failure.number = note.ended;
  failure.reason.resize(std::min(failure.reason.size(), longest_reason));
  if (note.failures.size() >= most_failures) note.failures.erase(note.failures.begin());
  note.failures.push_back(std::move(failure));
}

void remember_code(LockNote& note, const CodeUse& use, std::string_view salt) {
  std::erase_if(note.codes, [&](const SentCode& code) { return !is_recent(code, use.time); });
  if (note.codes.size() >= most_codes) note.codes.erase(note.codes.begin());
  note.codes.push_back({std::string(salt), hash_of(salt, use), use.time});
}

void forget_last_code(LockNote& note) {
  if (!note.codes.empty()) note.codes.pop_back();
}

bool was_sent(const LockNote& note, const CodeUse& use) {
  return std::ranges::any_of(note.codes, [&](const SentCode& code) {
    return is_recent(code, use.time) && code.hash == hash_of(code.salt, use);
  });
}

void remember_ways(LockNote& note, std::string_view ways) {
  note.ways_hash = sts::hex(sts::sha256(ways));
}

bool are_last_ways(const LockNote& note, std::string_view ways) {
  return note.ways_hash == sts::hex(sts::sha256(ways));
}

std::string task_hash(std::string_view file, std::string_view section,
                      std::string_view circumstances) {
  std::string text(file);
  text += '\0';
  text += section;
  text += '\0';
  text += circumstances;
  return sts::hex(sts::sha256(text));
}

bool concerns(const Failure& failure, std::string_view task, std::string_view device) {
  const bool no_code = failure.status == ExitStatus::code_needed && !device.empty();
  return failure.task == task || (no_code && failure.device == device);
}

}  // namespace stsmfa::session
