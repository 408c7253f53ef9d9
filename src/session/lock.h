#pragma once

#include "base/environment.h"
#include "base/error.h"
#include "os/file_lock.h"
#include "session/circumstances.h"
#include "session/held_lock.h"
#include "session/lock_note.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::session {

class LockWatch;

/// The lock around ask, call and write: `stsmfa.lock` beside the resolved credentials file, one for
/// all profiles and devices, so that any number of starters is one question and one call.
class Lock {
 public:
  /// Opens the lock file. Throws Error (file_unusable) when that cannot be done, and
  /// check_is_other_lock's. What `environment` is a view of outlives it.
  Lock(const std::string& credentials_file, std::string section, std::string device,
       const Environment& environment);

  enum class Turn {
    ours,             ///< go on, by the file as it is now
    fresh_meanwhile,  ///< somebody else has done it
    passed_by,        ///< go on without the lock (WhenAsking::pass_by)
  };

  /// What is done while a person is being asked by the holder.
  enum class WhenAsking {
    wait,
    give_up,
    pass_by,  ///< nor is a holder waited for who takes longer, or counts one who was interrupted
  };

  struct Wait {
    std::chrono::milliseconds timeout;
    std::function<WhenAsking()> when_asking;  ///< asked only when it matters
    /// Whether the file now holds what we are after: asked at first and whenever it has changed or
    /// another holder has ended.
    std::function<bool()> is_fresh;
    /// Told when it turns out that a person is being asked, by whom and where, and again when that
    /// changes.
    std::function<void(const std::string& who)> on_asking = {};
  };

  /// Waits for our turn. A starter that was waiting while a holder failed at the same thing fails
  /// with the holder's status and reason instead of asking in turn. Throws Error (code_needed) when
  /// the time is over or a person is being asked and we may not wait for one, naming who is asked
  /// where, but gives passed_by to who passes by; Interrupted for a signal. Who finds the file
  /// fresh need not have got the lock for it. A starter that a command of the holder's runs does
  /// not wait for the holder, but acts under its lock, one such starter at a time; throws Error
  /// (plan_impossible) for a section that is under way there.
  Turn take_turn(const Wait& wait);

  /// False where the file system has no locks: the run goes on, each rewrite checks for itself.
  bool available() const { return available_; }

  /// Why the holder can tell the others nothing, nor who comes later which code was sent; empty
  /// when it can.
  std::string why_silent() const;

  /// The environment for the commands that the holder runs for codes and keys.
  const Environment& environment() const { return environment_.environment(); }

  /// What the holder is about to renew, with which device (which may be found out only now). Throws
  /// Error (plan_impossible) for a section that is under way around us: its command needs itself.
  void use(std::string section, std::string device);

  /// What else than the section decides how this starter fares. A holder of other circumstances has
  /// not failed at the same thing, nor has one that had no code, or a wrong one, for who brings it.
  void goes_by(Circumstances circumstances) { circumstances_ = std::move(circumstances); }

  /// Other devices that this starter would ask for: a holder who got no code of one of them has
  /// failed for us as well.
  void also_asks_for(std::vector<std::string> devices) { more_devices_ = std::move(devices); }

  // What the holder tells the others; each writes the note, if the lock is ours, or the file system
  // has none. Under somebody else's lock they add to the note, and leave it as it was found.
  void asking(const std::string& terminal);
  void calling();
  void sending(const Secret& code, Time now);  ///< the code counts as used from now on
  void not_sent();                             ///< it has not left the machine after all
  void succeeded();
  /// They fail with us, unless it is ours alone: a bad value on our command line, also one that AWS
  /// has found (Error::is_ours_alone), or nobody was asked for a code, who may be asked in another
  /// terminal.
  void failed(const Error& error);
  void interrupted();

  /// Succeeds, and lets the others go on although there is more to do, which is no business of
  /// theirs: they wait for nothing any more, and are told nothing.
  void release() {
    succeeded();
    lock_.release();
  }

  /// By which ways the holder goes (profile::ways_in), and whether the last renewal went the same.
  /// They are noted when it has succeeded.
  bool goes_as_before(std::string ways) {
    ways_ = std::move(ways);
    return are_last_ways(note_, *ways_);
  }

  /// Throws Error (code_needed) for who has passed by: a person who is being asked is not asked for
  /// another code meanwhile.
  void check_may_ask() const;

  /// Whether AWS would refuse this code because it was sent a moment ago.
  bool was_sent(const Secret& code, Time now);

 private:
  bool is_done(LockWatch& watch, const Wait& wait) const;
  bool is_inside() const;
  void begin();
  void begin_inside();
  void check_not_under_way() const;
  os::FileLock& lock_of_siblings();
  void tell_commands();
  void catch_up();
  void tell(LockNote::State state);
  void write();
  void end();
  void share(ExitStatus status, std::string reason);
  std::string task() const;
  bool concerns_us(const LockNote::Failure& failure) const;
  std::string credentials_file_;
  os::FileLock lock_;
  std::optional<os::FileLock> siblings_ = {};  ///< of a run inside; see lock_of_siblings()
  std::string section_;
  std::string device_;
  Circumstances circumstances_ = {};
  std::vector<std::string> more_devices_ = {};
  LockNote note_;
  HeldLock outer_;  ///< the lock of the stsmfa whose command runs us, if that is so
  std::optional<LockNote> outer_note_ = {};  ///< as it was found: we act under that lock
  CommandEnvironment environment_;
  std::optional<std::string> ways_ = {};
  std::optional<std::string> passed_ = {};  ///< the holder, whom we have passed by
  bool has_asked_ = false;                  ///< somebody, in some way, for a code
  bool available_ = true;
};

}  // namespace stsmfa::session
