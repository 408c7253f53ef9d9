#pragma once

#include "base/exit_status.h"
#include "base/secret.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::session {

/// What the holder of the session lock tells the others, in the lock file. A courtesy: those who
/// read it check on the credentials file what it says.
struct LockNote {
  enum class State { idle, asking, calling };
  State state = State::idle;
  long pid = 0;
  std::string terminal = {};  ///< where a person is being asked
  std::string section = {};   ///< the short-term section that is being renewed
  std::string device = {};
  std::string word = {};  ///< the holder's own: see HeldLock

  long ended = 0;  ///< how many holders have ended; who has waited sees it grow

  /// How one of them failed.
  struct Failure {
    long number = 0;  ///< `ended` when it had: later ones have larger ones
    long pid = 0;
    ExitStatus status = ExitStatus::success;
    std::string task = {};  ///< what it was after: task_hash()
    std::string device = {};
    std::string reason = {};
  };
  /// The last of them, in their order: the next holder may come and fail as well before all have
  /// looked who wait.
  std::vector<Failure> failures = {};

  /// A code that may have reached AWS: each works once. Never the code itself, though a salted hash
  /// of six digits keeps it only from a glance; it is worthless after 90 seconds.
  struct SentCode {
    std::string salt = {};
    std::string hash = {};
    Time time = {};
  };
  /// Those of the last 90 seconds, of whatever devices, in their order.
  std::vector<SentCode> codes = {};

  std::string ways_hash = {};  ///< of the CA bundle and the proxy of the last renewal
};

/// `name value` lines, values percent-encoded, and a last line `end`.
std::string format_note(const LockNote& note);

/// Whether a text begins with the first line of a note: what does not is somebody else's.
bool begins_as_note(std::string_view text);

/// Whether a note is there to its end: it may be read while it is being written.
bool is_whole_note(std::string_view text);

/// The note as far as it can be understood: unknown lines are passed over and what is missing has
/// its default, since another version may have written it or may be writing it now.
LockNote parse_note(std::string_view text);

/// Takes over what others have added meanwhile: who has ended how, the codes that were sent, the
/// last ways.
void take_history(LockNote& note, const LockNote& later);

/// Notes that a holder has failed, as number `ended`, and forgets the oldest failures.
void remember_failure(LockNote& note, LockNote::Failure failure);

/// A code that is sent, or is about to be.
struct CodeUse {
  std::string_view device;
  const Secret& code;
  Time time;
};

/// Notes that a code is about to be sent, and forgets those that are worthless by now.
void remember_code(LockNote& note, const CodeUse& use, std::string_view salt);

/// Forgets the code that was remembered last: it has not left the machine after all.
void forget_last_code(LockNote& note);

/// Whether this very code was sent within the 90 seconds before, or later by a clock that has been
/// set back since: AWS would refuse it.
bool was_sent(const LockNote& note, const CodeUse& use);

/// Notes by which ways a renewal has gone (profile::ways_in), and whether others go the same.
void remember_ways(LockNote& note, std::string_view ways);
bool are_last_ways(const LockNote& note, std::string_view ways);

/// Tells one starter from another by what it is after: the section of the file, and the
/// circumstances (circumstances.h).
std::string task_hash(std::string_view file, std::string_view section,
                      std::string_view circumstances);

/// Whether a holder's failure is ours as well: it was after the same, or nobody gave it a code of
/// our device, of which we would ask for one as well (else it is empty).
bool concerns(const LockNote::Failure& failure, std::string_view task, std::string_view device);

}  // namespace stsmfa::session
