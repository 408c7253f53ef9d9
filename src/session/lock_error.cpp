#include "session/lock_error.h"

#include "ask/code_error.h"
#include "os/read_line.h"

#include <utility>

namespace stsmfa::session {

bool has_left(const LockNote::Failure& failure) {
  return failure.reason == was_interrupted || failure.reason.ends_with(os::terminal_has_gone);
}

Error like_holder(const LockNote::Failure& failure) {
  return {.status = failure.status,
          .object = "waited for stsmfa " + std::to_string(failure.pid),
          .cause = failure.reason,
          .hint = has_left(failure) ? "run it again to be asked here" : ""};
}

Error given_up(const std::string& device, std::string holder) {
  return ask::code_error(device, std::move(holder), "answer there, or try again later");
}

Error needs_itself(const std::vector<std::string>& sections, const std::string& section) {
  std::string chain;
  for (const std::string& each : sections) {
    chain += "[" + each + "] -> ";
  }
  return plan_error("[" + section + "]",
                    "its command runs stsmfa for it again: " + chain + "[" + section + "]",
                    "let the command get its own session in another way");
}

Error is_both_locks(const std::string& session_lock, const std::string& file_lock) {
  Error error = file_error("lock", session_lock, "it is a hard link to " + file_lock);
  error.hint = "remove one of the two: they are two locks, of which a run holds both";
  return error;
}

}  // namespace stsmfa::session
